import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
let context: BrowserContext;
beforeAll(async () => {
  site = await openSite();
  context = await site.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
}, 120_000);
afterAll(() => site?.close());

/** Clicks on what leads to another page, and waits for that: a slow machine takes long to answer. */
const follow = async (page: Page, selector: string): Promise<void> => {
  const arrived = page.waitForEvent('load');
  await page.click(selector);
  await arrived;
};

describe('without JavaScript, on a phone', () => {
  test('the start shows what is new and where the search is; nothing of the live connection', async () => {
    const page = await context.newPage();
    await page.goto(site.url);
    expect(await page.locator('#neues-liste > li').count()).toBe(8);
    expect(await page.locator('.lk-live').isVisible()).toBe(false);
    await page.fill('#suche', 'hundesteur');
    await follow(page, 'button[type=submit]:visible');
    expect(await page.locator('.lk-ergebnis h2').first().textContent()).toContain('Hundesteuer');
    await page.close();
  });

  test('facets, order and pages are plain forms and links', async () => {
    const page = await context.newPage();
    await page.goto(`${site.url}/loesungen`);
    await page.click('summary:has-text("Eingrenzen")');
    await page.check('input[name=art][value=prozess]');
    await follow(page, 'text=Eingrenzung anwenden');
    expect(new URL(page.url()).searchParams.getAll('art')).toEqual(['prozess']);
    const count = Number.parseInt((await page.textContent('#treffer')) ?? '', 10);
    expect(await page.locator('.lk-ergebnis > li').count()).toBe(count);
    await page.selectOption('#sortieren', 'titel');
    await follow(page, 'text=Ordnen');
    const titles = await page.locator('.lk-ergebnis h2').allTextContents();
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'de')));
    await page.goto(`${site.url}/loesungen`);
    const first = await page.locator('.lk-ergebnis h2').allTextContents();
    await follow(page, 'a[rel=next]');
    const second = await page.locator('.lk-ergebnis h2').allTextContents();
    expect(second.length).toBeGreaterThan(0);
    expect(first.length).toBe(20);
    await page.close();
  });

  test('the Verbreitung answers for one Kommune, for an earlier year, as list and as table', async () => {
    const page = await context.newPage();
    await page.goto(`${site.url}/loesungen?q=bewohnerparken`);
    await follow(page, '.lk-ergebnis h2 a');
    await follow(page, 'text=ganze Lichterkette ansehen');
    const today = await page.locator('.lk-reihe > li').count();
    await follow(page, '.lk-schmal a:has-text("Erlenrath")');
    expect(await page.textContent('#auswahl')).toContain('Gemeinde Erlenrath');
    await follow(page, '.lk-seg a:has-text("2024")');
    expect(await page.locator('.lk-reihe > li').count()).toBeLessThan(today);
    await follow(page, '.lk-seg a:has-text("heute")');
    await follow(page, '.lk-seg a:has-text("Tabelle")');
    expect(await page.locator('tbody tr').count()).toBe(today);
    await follow(page, '.lk-seg a:has-text("Liste")');
    expect(await page.locator('main .lk-text li').count()).toBe(today);
    await page.close();
  });

  test('another role sees what its Zusammenschluss keeps to itself, and the public does not', async () => {
    const { items } = await site.get<{ items: { verbundId: string; name: string }[] }>('/v1/verbuende');
    const { verbundId = '', name } = items.find(({ name: one }) => one.includes('Aue')) ?? {};
    const { solutionId } = await site.post(`/v1/verbuende/${verbundId}/share-project`, {
      title: 'Nur unter uns',
      summary: 'Ein Entwurf für die Mitglieder.',
      gestaltungsfelder: ['Finanzen'],
      innovationStatus: 'idee',
      sichtbarkeit: 'verbund',
    });
    const page = await context.newPage();
    const asPublic = await page.goto(`${site.url}/loesungen/${solutionId}`);
    expect(asPublic?.status()).toBe(404);
    expect(await page.textContent('h1')).toBe('Das gibt es hier nicht.');
    await page.goto(`${site.url}/loesungen?q=entwurf`);
    await page.click('.lk-rolle > summary');
    await page.selectOption('#rolle', `verbund-${verbundId}.verbundstelle`);
    await follow(page, 'text=Rolle wechseln');
    expect(page.url()).toContain('/loesungen?q=entwurf');
    expect(await page.textContent('.lk-rolle > summary')).toContain(name);
    expect(await page.textContent('.lk-ergebnis')).toContain('Nur unter uns');
    await context.clearCookies();
    await page.reload();
    expect(await page.textContent('main')).not.toContain('Nur unter uns');
    await page.close();
  });
});
