import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

const focused = (page: Page) =>
  page.evaluate('document.activeElement?.textContent?.trim() ?? ""') as Promise<string>;

/** Presses Tab until the focused element's text begins so; every stop must be seen to be focused. */
const tabTo = async (page: Page, text: string, most = 80): Promise<void> => {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const outline = (await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')) as string;
    expect(outline, `focus on ${await focused(page)}`).not.toBe('none');
    if ((await focused(page)).startsWith(text)) return;
  }
  throw new Error(`no Tab leads to ${text}`);
};

describe('with the keyboard alone', () => {
  test('the first stop skips to the content', async () => {
    const page = await site.browser.newPage();
    await page.goto(site.url);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Zum Inhalt springen');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('inhalt');
    await page.close();
  });

  test('from a problem in own words to the one who took it over, and back to all', async () => {
    const page = await site.browser.newPage();
    await page.goto(site.url);
    await page.focus('#suche');
    await page.keyboard.type('Parkausweis für Anwohner');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/loesungen\?q=Parkausweis/);
    await tabTo(page, 'Bewohnerparken');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/loesungen\/[0-9a-f-]{36}$/);
    await tabTo(page, 'ganze Lichterkette ansehen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/verbreitung$/);
    await tabTo(page, 'Kaltenbrunnau');
    await page.keyboard.press('Enter');
    await page.waitForURL(/fokus=/);
    expect(await page.textContent('#auswahl')).toContain(
      'Die Gemeinde Kaltenbrunnau hat im Juni 2025 von der Stadt Eschenkirchen übernommen',
    );
    await tabTo(page, 'Auswahl aufheben');
    await page.keyboard.press('Enter');
    await page.waitForURL(/verbreitung$/);
    await page.close();
  });

  test('a facet is chosen and taken back', async () => {
    const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/loesungen`);
    const before = await page.textContent('#treffer');
    await page.focus('input[name=gestaltungsfeld][value=Finanzen]');
    await page.keyboard.press('Space');
    await tabTo(page, 'Eingrenzung anwenden');
    await page.keyboard.press('Enter');
    await page.waitForURL(/gestaltungsfeld=Finanzen/);
    const narrowed = await page.textContent('#treffer');
    expect(Number.parseInt(narrowed ?? '', 10)).toBeLessThan(Number.parseInt(before ?? '', 10));
    await page.focus('.lk-gewaehlt a');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.search.includes('Finanzen'));
    expect(await page.textContent('#treffer')).toBe(before);
    await page.close();
  });
});
