import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../src/web/shown.ts';
import { invalid, look, looked, validator, violations } from './looking.ts';
import { addresses, openSite, type Site } from './site.ts';

const WIDTHS = [1280, 390];
let site: Site;
let pages: Readonly<Record<string, string>>;

beforeAll(async () => {
  site = await openSite();
  pages = await addresses(site);
}, 120_000);
afterAll(() => site?.close());

/** What each page was found to have wrong; nothing is the only good answer. */
const faults = async (
  check: (path: string) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, path] of Object.entries(pages)) {
    const wrong = await check(path);
    if (wrong.length > 0) found[name] = wrong.slice(0, 5);
  }
  return found;
};

describe('every page', () => {
  test('the addresses of these tests cover all pages of the registry', () => {
    for (const { path } of PAGES) {
      const pattern = new RegExp(
        `^${path.replace(':id', '[0-9a-f-]{36}').replace(':code', '[a-z-]+')}(\\?|$)`,
      );
      expect(
        Object.values(pages).some((address) => pattern.test(address)),
        path,
      ).toBe(true);
    }
  });

  test.each(WIDTHS)(
    'at %i px has nothing that axe finds, no script errors and no scrolling sideways',
    async (width) => {
      expect(await faults((path) => looked(site, path, width, 'light'))).toEqual({});
    },
    240_000,
  );

  test('keeps its contrasts in the dark', async () => {
    expect(await faults((path) => looked(site, path, 1280, 'dark'))).toEqual({});
  }, 240_000);

  test('is valid HTML', async () => {
    expect(await faults((path) => invalid(site, path))).toEqual({});
  });

  test('axe and the validator are seen to find what is wrong', async () => {
    const { page, close } = await look(site, '/hilfe', 1280, 'light');
    await page.evaluate(
      "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')",
    );
    expect((await violations(page)).join()).toContain('image-alt');
    await close();
    expect((await validator.validateString('<p>a<div>b</div></p>')).valid).toBe(false);
  });

  test('text in pages is escaped', async () => {
    const name = 'Gemeinde <b onclick="x">&amp;';
    const { kommuneId } = await site.post('/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' });
    const { page, close } = await look(site, `/kommunen/${kommuneId}`, 1280, 'light');
    expect(await page.textContent('h1')).toBe(name);
    expect(await page.locator('main b').count()).toBe(0);
    await close();
  });
});
