// What is measured inside of a page, as scripts that run there.

/** Watches how far what was drawn already moves, from before the page is there. */
export const WATCH_SHIFTS = `window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;

/** How far it has moved (CLS), how tall the banner is and what stands above it, in CSS pixels. */
export const SHIFT_AND_BANNER = `(async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))));
  const { height } = document.querySelector('header').getBoundingClientRect();
  return { shifted: window.shifted, banner: Math.round(height) };
})()`;

/**
 * The lowest contrasts of computed colours (WCAG 2.2, relative luminance): of every text with what lies under it, and of every light and
 * cable, the better one of its fill and stroke.
 */
export const LOWEST_CONTRASTS = `(() => {
  const parts = (color) => (/^(rgba?|color)/.test(color) ? color.match(/[\\d.]+/g).map(Number) : undefined);
  const shows = (color) => color !== undefined && (color[3] ?? 1) > 0.5;
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const under = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = at instanceof SVGElement ? undefined : parts(getComputedStyle(at).backgroundColor);
      if (shows(color)) return color;
    }
    return [255, 255, 255];
  };
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const found = { texts: 0, text: 21, shapes: 0, shape: 21, worst: '' };
  const take = (kind, contrast, words) => {
    found[kind + 's'] += 1;
    if (contrast >= found[kind]) return;
    found[kind] = Math.round(contrast * 10) / 10;
    found.worst = words;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: element } = walker.currentNode;
    if (data.trim() === '' || !isSeen(element)) continue;
    const style = getComputedStyle(element);
    const color = parts(element instanceof SVGElement ? style.fill : style.color);
    if (color) take('text', ratio(color, under(element)), data.trim().slice(0, 40));
  }
  for (const element of document.querySelectorAll('svg .licht, svg .kabel, svg .kreuz, svg [class^="mess-"]')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const own = [style.fill, style.stroke].map(parts).filter(shows);
    if (own.length > 0)
      take('shape', Math.max(...own.map((color) => ratio(color, under(element)))), element.getAttribute('class'));
  }
  return found;
})()`;
