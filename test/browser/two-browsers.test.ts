import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './looking.ts';
import { openSite, type Site } from './site.ts';

// What one declares in one browser appears in another one's, where nothing moves and nothing loses the focus.

let site: Site;
let owner = '';
let solutionId = '';
let adopter = '';
let adoptions = 0;

const register = async (name: string): Promise<string> =>
  (await site.post('/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' })).kommuneId ?? '';

beforeAll(async () => {
  site = await openSite();
  owner = await register('Gemeinde Vorlagen');
  adopter = await register('Gemeinde Nachnutz');
  ({ solutionId = '' } = await site.post(`/v1/kommunen/${owner}/share-project`, {
    title: 'Fundsachen suchen',
    summary: 'Worum es geht. '.repeat(80),
    gestaltungsfelder: ['Bürgerservice'],
    innovationStatus: 'laeuft',
  }));
}, 120_000);
afterAll(() => site?.close());

const actor = (kommuneId: string) => `kommune-${kommuneId}.digitalisierungsbeauftragte`;

const contextOf = async (kommuneId: string, width = 1280) => {
  const context = await site.browser.newContext({ viewport: { width, height: 500 } });
  await context.addCookies([{ name: 'X-Demo-Actor', value: actor(kommuneId), url: site.url }]);
  return context;
};

/** Another Kommune says that it uses the solution, by its form. */
const declare = async (): Promise<void> => {
  adoptions += 1;
  const kommuneId = adoptions === 1 ? adopter : await register(`Gemeinde Nachnutz ${adoptions}`);
  const context = await contextOf(kommuneId);
  const page = await context.newPage();
  await page.goto(`${site.url}/loesungen/${solutionId}/nutzen`);
  await page.locator('input[name=status][value=im-betrieb]').check();
  await page.locator('.lk-form .lk-btnr button').click();
  await page.waitForURL(/\/quittung\//);
  await context.close();
};

/** Where the reader is: what has the focus, and how far it is scrolled. */
const place = (page: Page): Promise<unknown> =>
  page.evaluate(
    "[document.activeElement?.getAttribute('href') ?? document.activeElement?.id, Math.round(scrollY)]",
  );

const settle = async (page: Page, path: string): Promise<unknown> => {
  await page.goto(site.url + path);
  await page.waitForSelector('[data-zustand=live]', { state: 'attached' });
  await page.locator('footer a').first().focus();
  await page.evaluate('scrollTo(0, 120)');
  return place(page);
};

const ANNOUNCED = 'text=1 neuen Eintrag anzeigen';

describe('two browsers', () => {
  test('a declaration in one appears in the other’s news, solution, Verbreitung and inbox, and moves nothing', async () => {
    const context = await contextOf(owner);
    const paths = [
      '/neues',
      `/loesungen/${solutionId}`,
      `/loesungen/${solutionId}/verbreitung`,
      '/unsere-kommune',
    ];
    const pages: { readonly page: Page; readonly before: unknown; readonly path: string }[] = [];
    for (const path of paths) {
      const page = await context.newPage();
      pages.push({ page, before: await settle(page, path), path });
    }
    await declare();
    for (const { page, before, path } of pages) {
      await page.waitForSelector(ANNOUNCED);
      expect(await place(page), path).toEqual(before);
      await page.click(ANNOUNCED);
      await page.locator('main >> text=Nachnutz >> visible=true').first().waitFor();
    }
    await context.close();
  }, 120_000);

  test('the inbox tells only what concerns the Kommune, also after the connection was cut', async () => {
    const context = await contextOf(owner);
    const page = await context.newPage();
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/v1\/live$/, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await settle(page, '/unsere-kommune');
    await site.post(`/v1/kommunen/${adopter}/share-project`, {
      title: 'Geht niemanden an',
      summary: 'Anderes',
      gestaltungsfelder: ['Finanzen'],
      innovationStatus: 'laeuft',
    });
    await sockets[0]?.close({ code: 1012 });
    await declare();
    await page.waitForSelector(ANNOUNCED, { timeout: 20_000 });
    await page.click(ANNOUNCED);
    await page.waitForSelector('#eingang-liste > li.frisch');
    expect(await page.locator('#eingang-liste > li.frisch').count()).toBe(1);
    expect(await page.textContent('#eingang-liste')).not.toContain('Geht niemanden an');
    await context.close();
  }, 120_000);

  test('a form never changes under the hand: it says that something was entered', async () => {
    const context = await contextOf(owner);
    const page = await context.newPage();
    await page.goto(`${site.url}/eintragen/state-need`);
    await page.locator('#f-satz').fill('Wir suchen eine Lösung');
    const words = page.locator('[data-hinweis-worte]');
    expect(await words.isVisible()).toBe(false);
    await expect
      .poll(async () => {
        await site.post(`/v1/kommunen/${owner}/state-need`, { satz: `Ein Gesuch ${Math.random()}` });
        return words.isVisible();
      })
      .toBe(true);
    expect(await words.textContent()).toContain('Inzwischen wurde hier etwas eingetragen');
    expect(await page.locator('#f-satz').inputValue()).toBe('Wir suchen eine Lösung');
    expect(await page.evaluate('document.activeElement.id')).toBe('f-satz');
    await context.close();
  }, 60_000);
});

const kept = (page: Page): Promise<number> => page.evaluate('localStorage.length');

describe('what was begun and not sent', () => {
  test('is kept in the browser alone, offered again, and thrown away once it is entered or deleted', async () => {
    const context = await contextOf(owner);
    const page = await context.newPage();
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') posted.push(request.url());
    });
    const begin = async (satz: string) => {
      await page.goto(`${site.url}/eintragen/state-need`);
      await page.locator('#f-satz').fill(satz);
      await expect.poll(() => kept(page)).toBe(1);
    };
    await begin('Noch nicht fertig');
    await page.goto(`${site.url}/eintragen/state-need`);
    await page.click('text=Weiter ausfüllen');
    expect(await page.locator('#f-satz').inputValue()).toBe('Noch nicht fertig');
    expect(posted).toEqual([]);
    await page.goto(`${site.url}/unsere-kommune`);
    await page.waitForSelector('[data-entwuerfe] li a');
    await page.click('[data-entwuerfe] li button');
    expect(await kept(page)).toBe(0);
    await begin('Wir suchen ein Verfahren');
    await page.locator('.lk-form .lk-btnr button').click();
    await page.waitForURL(/\/quittung\//);
    await expect.poll(() => kept(page)).toBe(0);
    await context.close();
  }, 60_000);
});

describe('„Unsere Kommune“', () => {
  test.each([1280, 390])(
    'at %i px has nothing that axe finds, and does not scroll sideways',
    async (width) => {
      const { items } = await site.get<{ items: { id: string }[] }>('/v1/demo-actors');
      const some = items.filter(({ id }) => id.startsWith('kommune-')).slice(0, 40);
      const context = await site.browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      const wrong: string[] = [];
      for (const { id } of some.filter((_, index) => index % 10 === 0)) {
        await context.addCookies([{ name: 'X-Demo-Actor', value: id, url: site.url }]);
        await page.goto(`${site.url}/unsere-kommune`);
        for (const details of await page.locator('main details').all())
          await details.evaluate('(one) => { one.open = true; }');
        wrong.push(...(await violations(page)).map((found) => `${id}: ${found}`));
        if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
          wrong.push(`${id} scrolls sideways`);
      }
      expect(wrong).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
