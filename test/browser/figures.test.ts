import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTable, type Figures, figuresOf } from './figures.ts';
import { addresses, openSite, type Site } from './site.ts';

// What pages weigh, how still they stand while they load, and what is left of them where a reader's own colours are forced.

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

/** What a page may be at most, or must be at least. */
const wrongIn = ({ axe, text, shape, shifted, banner, kB }: Figures): readonly string[] =>
  Object.entries({
    axe: axe === 0,
    text: text >= 4.5,
    shape: shape >= 3,
    shifted: shifted < 0.02,
    banner: banner <= 120,
    kB: kB > 0 && kB <= 60,
  }).flatMap(([name, isWell]) => (isWell ? [] : [name]));

test('every page keeps its contrasts in forced colours, stands still while it loads, and is light', async () => {
  const found: Record<string, Figures> = {};
  for (const [name, path] of Object.entries(await addresses(site))) found[name] = await figuresOf(site, path);
  console.log(asTable(found));
  const wrong = Object.entries(found).flatMap(([name, figures]) =>
    wrongIn(figures).map((what) => `${name}: ${what} ${JSON.stringify(figures)}`),
  );
  expect(wrong).toEqual([]);
  // Lights were looked at, not only words.
  expect(Object.values(found).filter(({ shapes }) => shapes > 10).length).toBeGreaterThan(5);
}, 600_000);

test('what would be wrong is seen: a light in the colour of its ground, a text that pushes others down', async () => {
  const { browser } = site;
  /** What is wrong with a page whose style is spoilt, or into which a script puts something late. */
  const spoilt = async (style: string, script = '') => {
    const newContext = async (options: object) => {
      const context = await browser.newContext(options);
      await context.addInitScript(
        `addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(style)}); document.adoptedStyleSheets = [sheet]; ${script} })`,
      );
      return context;
    };
    return wrongIn(await figuresOf({ ...site, browser: { newContext } as never }, '/hilfe'));
  };
  expect(await spoilt('.licht { fill: Canvas !important; stroke: Canvas !important; }')).toContain('shape');
  expect(await spoilt('.lk-lead { forced-color-adjust: none; color: #eee !important; }')).toContain('text');
  expect(
    await spoilt(
      '',
      "setInterval(() => document.querySelector('main').insertAdjacentHTML('afterbegin', '<p>spät</p><p>spät</p>'), 20)",
    ),
  ).toContain('shifted');
}, 120_000);
