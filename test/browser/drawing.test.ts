import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textWidth } from '../../src/web/spread/text-width.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let page: Page;
let small: readonly string[];
beforeAll(async () => {
  site = await openSite();
  page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
  const { items } = await site.get<{ items: { solutionId: string; entry: string }[] }>(
    '/v1/solutions?limit=200',
  );
  const sizes = await Promise.all(
    items
      .filter(({ entry }) => entry === 'loesung')
      .map(async ({ solutionId }) => {
        const { edges } = await site.get<{ edges: object[] }>(`/v1/solutions/${solutionId}/lineage`);
        return { solutionId, edges: edges.length };
      }),
  );
  small = sizes.filter(({ edges }) => edges > 0 && edges < 15).map(({ solutionId }) => solutionId);
}, 120_000);
afterAll(() => site?.close());

/** The drawing that is shown of those for several widths, in the page. */
const SHOWN = `[...document.querySelectorAll('.lk-zeichnung > svg')].find((svg) => svg.getBoundingClientRect().width > 0)`;

/** Runs in the page: boxes of all texts of the drawing that overlap, and of those that lie outside of it. */
const FAULTS = `(() => {
  const svg = ${SHOWN};
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text.n, text.s, .pille')].map((node) => ({ node, box: node.getBoundingClientRect() }));
  const inside = (a) => a.left >= frame.left - 1 && a.right <= frame.right + 1 && a.top >= frame.top - 1 && a.bottom <= frame.bottom + 1;
  const over = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
  const name = ({ node }) => node.textContent || node.nextElementSibling?.textContent;
  if (texts.length === 0) return ['no words'];
  const faults = texts.filter(({ box }) => !inside(box)).map((one) => 'outside: ' + name(one));
  texts.forEach((one, index) => texts.slice(index + 1).forEach((other) => {
    if (over(one.box, other.box)) faults.push(name(one) + ' over ' + name(other));
  }));
  return faults;
})()`;

describe('the small drawing', () => {
  test.each([768, 1024, 1280])(
    'has no words over words and none outside at %i px, for every small chain of the demo',
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      expect(small.length).toBeGreaterThan(10);
      const faults: Record<string, unknown> = {};
      for (const id of small) {
        await page.goto(`${site.url}/loesungen/${id}/verbreitung`);
        if ((await page.locator('.lk-zeichnung > svg').count()) === 0) continue;
        const found = (await page.evaluate(FAULTS)) as string[];
        if (found.length > 0) faults[id] = found;
      }
      expect(faults).toEqual({});
    },
    90_000,
  );

  test('reserves as much room for words as the browser then takes', async () => {
    await page.goto(`${site.url}/loesungen/${small[0] ?? ''}/verbreitung`);
    const drawn = (await page.evaluate(
      `[...${SHOWN}.querySelectorAll('text.n, text.s')].map((node) => [node.textContent, node.classList.contains('n'), node.getComputedTextLength()])`,
    )) as [string, boolean, number][];
    expect(drawn.length).toBeGreaterThan(4);
    for (const [text, isName, width] of drawn) {
      const reserved = isName ? textWidth(text, 15, '600') : textWidth(text, 13, '400');
      expect(Math.abs(reserved - width), text).toBeLessThan(0.04 * width + 2);
    }
  });

  test('every link is at least 24 by 24 px (WCAG 2.5.8)', async () => {
    await page.goto(`${site.url}/loesungen/${small[0] ?? ''}/verbreitung`);
    const sizes = (await page.evaluate(
      `[...${SHOWN}.querySelectorAll('a')].map((node) => { const box = node.getBoundingClientRect(); return Math.min(box.width, box.height); })`,
    )) as number[];
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});
