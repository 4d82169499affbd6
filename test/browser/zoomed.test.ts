import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

// Pages on which people work, at 200 % on a screen of 1280 px, and by the keyboard alone (WCAG 1.4.4, 1.4.10, 2.1.1, 2.4.7, 2.4.11).

let site: Site;
let context: BrowserContext;
let page: Page;
const paths = new Map<string, string>();
/** In which role somebody looks at an address. */
let act: (path: string) => string;

const PAGES = [
  ...['Arbeitsplatz', 'Liste einlesen', 'Anlage', 'Vergleich', 'Unsere Kommune', 'Erste Schritte'],
  ...[
    'Erste Schritte einer Kommune',
    'Ihr Monat',
    'Nachrichten',
    'Hilfe',
    'Hilfe zum Arbeitsplatz',
    'Finden',
  ],
] as const;

beforeAll(async () => {
  site = await openSite();
  context = await site.browser.newContext({
    viewport: { width: 640, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  const { items } = await site.get<{ items: { verbundId: string; mitglieder: number }[] }>('/v1/verbuende');
  const desk = items.toSorted((a, b) => b.mitglieder - a.mitglieder)[0]?.verbundId ?? '';
  const solutions = await site.get<{ items: { solutionId: string; usage: { imBetrieb: number } }[] }>(
    '/v1/solutions',
  );
  const [one, other] = solutions.items
    .toSorted((a, b) => b.usage.imBetrieb - a.usage.imBetrieb)
    .map(({ solutionId }) => solutionId);
  const { adoptions } = await site.get<{ adoptions: { kommune?: { kommuneId: string } }[] }>(
    `/v1/solutions/${one}`,
  );
  const kommune = adoptions.find((adoption) => adoption.kommune)?.kommune?.kommuneId ?? '';
  act = (path) =>
    path.includes('arbeitsplatz/')
      ? `verbund-${desk}.verbundstelle`
      : `kommune-${kommune}.digitalisierungsbeauftragte`;
  const all = [
    `/zusammenschluesse/${desk}/arbeitsplatz`,
    `/zusammenschluesse/${desk}/arbeitsplatz/liste`,
    `/loesungen/${one}/anlage`,
    `/vergleich?id=${one}&id=${other}`,
    '/unsere-kommune',
    '/erste-schritte?q=gemeinde',
    `/erste-schritte?kommune=${kommune}`,
    `/kommunen/${kommune}/monat`,
    `/kommunen/${kommune}/nachrichten`,
    '/hilfe',
    '/hilfe/arbeitsplatz',
    '/loesungen?q=antrag',
  ];
  for (const [index, name] of PAGES.entries()) paths.set(name, all[index] ?? '');
}, 120_000);
afterAll(async () => {
  await context?.close();
  await site?.close();
});

/** Marks what can be reached by Tab: all that is shown and can be focused; of radio buttons of one name one. */
const MARK = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
  const groups = new Set();
  const stops = all.filter((element) => {
    if (element.disabled || !element.checkVisibility() || element.tabIndex < 0) return false;
    if (element.type !== 'radio') return true;
    const first = !groups.has(element.name);
    groups.add(element.name);
    return first;
  });
  for (const [number, element] of stops.entries()) element.dataset.halt = element.type === 'radio' ? 'gruppe ' + element.name : String(number);
  return [...new Set(stops.map((element) => element.dataset.halt + ' ' + (element.textContent || element.name || '').trim().slice(0, 40)))];
})()`;

/** Where the focus is: its mark, and what is wrong with how it is seen there. */
const HERE = `(async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement;
  if (element === null || element === document.body) return undefined;
  const mark = element.type === 'radio' ? 'gruppe ' + element.name : element.dataset.halt;
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
  const seen = box.width === 0 || top === null || element.contains(top) || top.contains(element) || element.labels?.length > 0;
  const style = getComputedStyle(element);
  const wrong = [
    ...(style.outlineStyle === 'none' && style.boxShadow === 'none' ? ['no focus to be seen'] : []),
    ...(seen ? [] : ['covered by ' + top.outerHTML.slice(0, 80)]),
  ];
  return { mark, wrong: wrong.map((one) => (element.textContent || element.name || '').trim().slice(0, 40) + ': ' + one) };
})()`;

const WIDE = `(() => {
  const scrolls = (element) => getComputedStyle(element).overflowX === 'auto' || element.matches('svg, .lk-nurlesen');
  const isWithin = (element) => { for (let at = element; at !== null; at = at.parentElement) if (scrolls(at)) return true; return false; };
  return [...document.querySelectorAll('main *')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1 && !isWithin(element))
  .map((element) => element.outerHTML.slice(0, 120)).slice(0, 3);
})()`;

interface Here {
  readonly mark: string | undefined;
  readonly wrong: readonly string[];
}

describe.each(PAGES)('%s', (name) => {
  test('at 200 %: nothing lies beside the window', async () => {
    const path = paths.get(name) ?? '';
    await context.addCookies([{ name: 'X-Demo-Actor', value: act(path), url: site.url }]);
    expect((await page.goto(site.url + path))?.status()).toBe(200);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.evaluate(WIDE)).toEqual([]);
  });

  test('by the keyboard: everything is reached, seen, and left again', async () => {
    const stops = (await page.evaluate(MARK)) as string[];
    expect(stops.length).toBeGreaterThan(5);
    const reached = new Set<string | undefined>();
    const wrong: string[] = [];
    for (let presses = 0; presses < stops.length + 40; presses += 1) {
      await page.keyboard.press('Tab');
      const here = (await page.evaluate(HERE)) as Here | undefined;
      if (here === undefined) break;
      reached.add(here.mark);
      wrong.push(...here.wrong);
    }
    const marked = (stop: string) =>
      stop.startsWith('gruppe ') ? stop.split(' ').slice(0, 2).join(' ') : stop.split(' ')[0];
    expect([stops.filter((stop) => !reached.has(marked(stop))), wrong]).toEqual([[], []]);
  });
});
