import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OFFERED } from '../../contracts/subjects.ts';
import { ARRANGEMENTS } from '../../src/web/arranged/all.ts';
import { validator, violations } from './looking.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let kommune: string;
let verbund: string;
let solutionId: string;

beforeAll(async () => {
  site = await openSite();
  const { items } = await site.get<{ items: { id: string }[] }>('/v1/demo-actors');
  const first = (kind: string) => items.find(({ id }) => id.startsWith(kind))?.id ?? '';
  [kommune, verbund] = [first('kommune-'), first('verbund-')];
  const { items: all } = await site.get<{ items: { solutionId: string; title: string }[] }>(
    '/v1/solutions?limit=200',
  );
  solutionId = all.find(({ title }) => title.startsWith('Bewohnerparken'))?.solutionId ?? '';
}, 120_000);
afterAll(() => site?.close());

const actorFor = (name: string) => (OFFERED.get(name)?.on.includes('kommune') ? kommune : verbund);

const invalidIn = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`));
};

/** The form as it is asked for, and as it comes back when it was sent empty. */
const states = async (name: string): Promise<readonly string[]> => {
  const headers = { Accept: 'text/html', Cookie: `X-Demo-Actor=${actorFor(name)}` };
  const address = `${site.url}/eintragen/${name}`;
  const [asked, sent] = await Promise.all([
    fetch(address, { headers }),
    fetch(address, { headers, method: 'POST', body: new URLSearchParams() }),
  ]);
  expect([asked.status, sent.status], name).toEqual([200, 422]);
  return Promise.all([asked.text(), sent.text()]);
};

/** A form that is arranged by hand, of the demo. */
const arrangedAt = async (path: string): Promise<string> => {
  const { items } = await site.get<{ items: { needId: string }[] }>('/v1/needs?status=offen');
  const { adoptions } = await site.get<{ adoptions: { adoptionId: string }[] }>(
    `/v1/solutions/${solutionId}`,
  );
  const ids = { loesungen: solutionId, uebernahmen: adoptions[0]?.adoptionId, gesuche: items[0]?.needId };
  return path.replace(':id', ids[path.split('/')[1] as 'gesuche'] ?? '');
};

const textAt = async (url: string, actor = kommune): Promise<string> =>
  (await fetch(url, { headers: { Accept: 'text/html', Cookie: `X-Demo-Actor=${actor}` } })).text();

/** Somebody for whom nothing is entered of the solution yet, whatever was entered here before. */
const newcomer = async (): Promise<string> => {
  const { items } = await site.get<{ items: { id: string }[] }>('/v1/demo-actors');
  for (const { id } of items.filter((one) => one.id.startsWith('kommune-') && one.id !== kommune))
    if ((await textAt(`${site.url}/loesungen/${solutionId}`, id)).includes('Wir nutzen das auch')) return id;
  throw new Error('everybody uses it');
};

describe('the forms', () => {
  test('of all commands are valid HTML, before and after they were refused', async () => {
    const wrong: Record<string, string[]> = {};
    for (const name of OFFERED.keys())
      for (const html of await states(name)) {
        const found = await invalidIn(html);
        if (found.length > 0) wrong[name] = [...new Set(found)];
      }
    expect(wrong).toEqual({});
  }, 120_000);

  test.each([1280, 390])(
    'at %i px have nothing that axe finds, and do not scroll sideways',
    async (width) => {
      const wrong: string[] = [];
      for (const name of [
        'share-project',
        'set-kontakt',
        'report-outcome',
        'record-reference',
        'join-verbund',
      ]) {
        const context = await site.browser.newContext({ viewport: { width, height: 900 } });
        await context.addCookies([{ name: 'X-Demo-Actor', value: actorFor(name), url: site.url }]);
        const page = await context.newPage();
        await page.goto(`${site.url}/eintragen/${name}`);
        for (const state of ['empty', 'refused']) {
          if (state === 'refused') {
            await page.locator('.lk-form .lk-btnr button').click();
            await page.waitForLoadState('load');
            expect(await page.locator('#fehler').count(), name).toBe(1);
          }
          wrong.push(...(await violations(page)).map((found) => `${name} ${state}: ${found}`));
          const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
          if (wide) wrong.push(`${name} ${state} scrolls sideways`);
        }
        await context.close();
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test('that are arranged by hand are valid HTML, and axe finds nothing in them, before and after they were refused', async () => {
    const context = await site.browser.newContext({ viewport: { width: 390, height: 900 } });
    await context.addCookies([{ name: 'X-Demo-Actor', value: kommune, url: site.url }]);
    const page = await context.newPage();
    const wrong: string[] = [];
    for (const { path } of ARRANGEMENTS) {
      await page.goto(site.url + (await arrangedAt(path)));
      for (const state of ['asked', 'sent']) {
        if (state === 'sent') {
          await page.locator('.lk-form .lk-btnr button').first().click();
          await page.waitForLoadState('load');
        }
        const found = [
          ...(await violations(page)),
          ...(state === 'asked' ? await invalidIn(await textAt(page.url())) : []),
        ];
        wrong.push(...found.map((one) => `${path} ${state}: ${one}`));
        const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        if (wide) wrong.push(`${path} ${state} scrolls sideways`);
      }
    }
    await context.close();
    expect(wrong).toEqual([]);
  }, 120_000);

  test('„Wir nutzen das auch“ is entered with the keyboard alone, without JavaScript', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    await context.addCookies([{ name: 'X-Demo-Actor', value: await newcomer(), url: site.url }]);
    const page = await context.newPage();
    await page.goto(`${site.url}/loesungen/${solutionId}`);
    await page.getByRole('button', { name: 'Wir nutzen das auch' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/nutzen/);
    await page.locator('#f-status').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2024');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/quittung\//);
    expect(await page.textContent('h1')).toBe('Eingetragen');
    expect(await page.textContent('main')).toContain('Wen Sie jetzt anrufen können');
    await context.close();
  });
});
