import type { WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
let kommuneId = '';
beforeAll(async () => {
  site = await openSite();
  ({ kommuneId = '' } = await site.post('/v1/kommunen', {
    name: 'Gemeinde Neubrück',
    kind: 'gemeinde',
    land: 'Hessen',
  }));
}, 120_000);
afterAll(() => site?.close());

const share = (title: string) =>
  site.post(`/v1/kommunen/${kommuneId}/share-project`, {
    title,
    summary: 'Worum es geht.',
    gestaltungsfelder: ['Finanzen'],
    innovationStatus: 'laeuft',
  });

describe('what is new, live', () => {
  test('is announced, moves nothing, and stands there when asked for, marked and focused', async () => {
    const page = await site.browser.newPage();
    await page.goto(site.url);
    await page.waitForSelector('[data-zustand=live]', { state: 'attached' });
    const before = await page.locator('#neues-liste > li').first().textContent();
    const top = () => page.evaluate("document.querySelector('#neues-liste').getBoundingClientRect().top");
    const place = await top();
    expect(await page.locator('.lk-live').isVisible()).toBe(false);
    await share('Das Erste');
    await page.waitForSelector('text=1 neuen Eintrag anzeigen');
    await page.focus('.lk-live button');
    await share('Das Zweite');
    await page.waitForSelector('text=2 neue Einträge anzeigen');
    expect(await page.evaluate("document.activeElement.matches('.lk-live button')")).toBe(true);
    expect(await top()).toBe(place);
    expect(await page.textContent('[aria-live=polite]')).toBe('2 neue Einträge');
    expect(await page.locator('#neues-liste > li').first().textContent()).toBe(before);
    await page.click('text=2 neue Einträge anzeigen');
    await page.waitForSelector('#neues-liste > li.frisch');
    const fresh = await page.locator('#neues-liste > li.frisch').allTextContents();
    expect(fresh.map((text) => text.includes('stellt ein Projekt vor'))).toEqual([true, true]);
    expect(fresh[0]).toContain('Das Zweite');
    expect(await page.evaluate("document.activeElement.closest('li.frisch') !== null")).toBe(true);
    expect(await page.locator('.lk-live').isVisible()).toBe(false);
    await page.close();
  });

  test('a cut connection is said and renewed, and what came meanwhile is announced once', async () => {
    const page = await site.browser.newPage();
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/v1\/live$/, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await page.goto(`${site.url}/neues`);
    await page.waitForSelector('[data-zustand=live]', { state: 'attached' });
    // It may be renewed before anybody could look: what was said is kept.
    await page.evaluate(
      "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-worte]').textContent)).observe(document.querySelector('.lk-live'), { subtree: true, childList: true, characterData: true })",
    );
    await sockets[0]?.close({ code: 1012 });
    await share('Während der Unterbrechung');
    await page.waitForSelector('text=1 neuen Eintrag anzeigen', { timeout: 20_000 });
    expect(await page.evaluate('said')).toContain('Verbindung unterbrochen, wird erneuert');
    expect(sockets.length).toBe(2);
    await page.close();
  }, 40_000);

  test('a page of a solution hears of what descends from it, and of nothing else', async () => {
    const { solutionId } = await share('Vorlage');
    const other = await site.post('/v1/kommunen', {
      name: 'Gemeinde Altbrück',
      kind: 'gemeinde',
      land: 'Hessen',
    });
    const page = await site.browser.newPage();
    await page.goto(`${site.url}/loesungen/${solutionId}`);
    await page.waitForSelector('[data-zustand=live]', { state: 'attached' });
    await share('Etwas anderes');
    await site.post(`/v1/kommunen/${other.kommuneId ?? ''}/adopt-best-practice`, {
      sources: [{ solutionId }],
      relation: 'unveraendert',
      adoptedOn: '2025-01-15',
      status: 'im-betrieb',
    });
    await page.waitForSelector('text=1 neuen Eintrag anzeigen');
    await page.click('text=1 neuen Eintrag anzeigen');
    await page.waitForSelector('text=Altbrück');
    await page.close();
  });
});
