/** Runs in the page: everything that is wrong with how the Verbreitung is drawn there; nothing is the only good answer. */
export const DRAWN_FAULTS = `(() => {
  const isShown = (node) => node.getClientRects().length > 0 && node.getBoundingClientRect().width > 0;
  const faults = [];
  const figure = document.querySelector('figure.lk-feld');
  const svgs = [...figure.querySelectorAll('.lk-zeichnung > svg')].filter(isShown);
  const rows = [...figure.querySelectorAll('svg.rinne')].filter(isShown);
  if (svgs.length + rows.length + [...figure.querySelectorAll('.lk-jahre')].filter(isShown).length === 0) faults.push('nothing is drawn');

  // Text: large enough, none over another, none outside.
  for (const node of document.querySelectorAll('main *'))
    if (isShown(node) && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && parseFloat(getComputedStyle(node).fontSize) < 12)
      faults.push('small text: ' + node.textContent.trim().slice(0, 40));
  const over = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom;
  for (const svg of svgs) {
    const frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll('text.n, text.s, text.z, text.j, .pille')].map((node) => ({ box: node.getBoundingClientRect(), text: node.textContent || node.nextElementSibling.textContent }));
    words.forEach(({ box, text }, index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 2 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) faults.push('outside: ' + text);
      for (const other of words.slice(index + 1)) if (over(box, other.box)) faults.push(text + ' over ' + other.text);
    });
  }

  // Cables: none through a light that it does not lead to.
  for (const svg of [...svgs, ...rows]) {
    const lights = [...svg.querySelectorAll('circle.licht')].map((node) => ({ x: +node.getAttribute('cx'), y: +node.getAttribute('cy') }));
    for (const cable of svg.querySelectorAll('path.kabel, line.kabel')) {
      const length = cable.getTotalLength();
      const [begin, end] = [cable.getPointAtLength(0), cable.getPointAtLength(length)];
      const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
      for (let at = 0; at <= length; at += 3) {
        const point = cable.getPointAtLength(at);
        const hit = lights.find((light) => far(light, point) < 5 && far(light, begin) > 9 && far(light, end) > 9);
        if (hit) { faults.push('a cable through the light at ' + hit.x + ' ' + hit.y); break; }
      }
    }
  }

  // Time: nothing but plans right of its end.
  for (const svg of svgs) {
    const line = svg.querySelector('line.heute');
    if (!line) continue;
    const now = +line.getAttribute('x1');
    for (const link of svg.querySelectorAll('a, g[role=img]')) {
      const label = link.getAttribute('aria-label') ?? '';
      const xs = [...link.querySelectorAll('circle.licht')].map((node) => +node.getAttribute('cx'));
      const dots = [...link.querySelectorAll('path[class^="d-"]')].flatMap((node) => [...node.getAttribute('d').matchAll(/M(-?[\\d.]+)/g)].map(([, x]) => +x));
      const isPlan = /geplant|beschlossen|in Prüfung|Interesse/.test(label);
      if (!isPlan && [...xs, ...dots].some((x) => x > now + 1)) faults.push('right of today: ' + label.slice(0, 60));
    }
  }
  return faults;
})()`;

const MONTHS = [
  'Jan.',
  'Feb.',
  'März',
  'Apr.',
  'Mai',
  'Juni',
  'Juli',
  'Aug.',
  'Sept.',
  'Okt.',
  'Nov.',
  'Dez.',
];

/** Runs in the page: lights of the drawing over true time that are more than a month from their label and on no open cable. */
export const MISDATED = `(() => {
  const svg = [...document.querySelectorAll('.lk-zeichnung > svg')].find((one) => one.getBoundingClientRect().width > 0);
  const years = [...svg.querySelectorAll('text.j')].filter((node) => /^\\d{4}$/.test(node.textContent)).map((node) => ({ month: +node.textContent * 12, x: +node.getAttribute('x') - 4 }));
  const [first, last] = [years[0], years.at(-1)];
  const perMonth = (last.x - first.x) / (last.month - first.month);
  const months = ${JSON.stringify(MONTHS)};
  const faults = [];
  for (const link of svg.querySelectorAll('a, g[role=img]')) {
    const light = link.querySelector('circle.licht');
    const label = link.querySelector('text.s');
    if (!light || !label) continue;
    const x = +light.getAttribute('cx');
    const y = +light.getAttribute('cy');
    const at = first.month + (x - first.x) / perMonth;
    const isOpen = [...svg.querySelectorAll('.offen, .luecke')].some((cable) => { const end = cable.getPointAtLength(cable.getTotalLength()); return Math.abs(end.y - y) < 4 && x - end.x >= -1 && x - end.x < 24; });
    const [, month, year] = /(?:(\\p{L}+\\.?) )?(\\d{4})/u.exec(label.textContent) ?? [];
    if (/Beginn nicht bekannt|spätestens|frühestens/.test(label.textContent)) { if (!isOpen) faults.push('no open cable: ' + link.textContent); continue; }
    const begin = months.includes(month) ? year * 12 + months.indexOf(month) : year * 12;
    const end = months.includes(month) ? begin + 1 : begin + 12;
    if (at < begin - 1 || at > end + 1) faults.push(link.textContent + ' stands at ' + (at / 12).toFixed(2));
  }
  return faults;
})()`;

/** Runs in the page: the names that are read at once, and the addresses of groups that one or two clicks open. */
export const REACHED = `(() => {
  const isThere = (node) => node.getClientRects().length > 0 || (node.closest('details') && node.closest('details').getClientRects().length > 0);
  const links = [...document.querySelectorAll('main a[href]')].filter(isThere).map((node) => node.getAttribute('href'));
  return { lights: links.flatMap((href) => /[?&]fokus=([^&#]*)/.exec(href)?.[1] ?? []), groups: [...new Set(links.filter((href) => /[?&]gruppe=/.test(href) && /[?&]zeit=/.test(href)))] };
})()`;
