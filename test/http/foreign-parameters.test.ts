import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS } from '../../contracts/views/all.ts';
import { PAGES } from '../../src/web/shown.ts';
import { send } from './send.ts';
import { type World, world } from './world.ts';

let on: World;

beforeAll(async () => {
  on = await world();
});

afterAll(() => on.hub.close());

/** What others add to an address: their campaigns, ids of clicks, texts that are no UTF-8, nothing at all. */
const ADDED = 'utm_source=brief&fbclid=%E4%ZZ&utm_source=x&%FF=1&&=&__proto__=1&toString=2';

const IDS: Readonly<Record<string, (on: World) => string>> = {
  kommunen: ({ kommuneId }) => kommuneId,
  loesungen: ({ names }) => names.own ?? '',
};

const addressOf = (path: string): string | undefined => {
  const id = IDS[path.split('/')[1] ?? '']?.(on);
  if (path.includes(':id') && id === undefined) return undefined;
  return path.replace(':id', id ?? '').replace(':code', 'rule-refused');
};

const page = async (path: string) => {
  const { status, headers, text } = await send(on.hub.url, { path, headers: { Accept: 'text/html' } });
  return { status, tag: headers.etag, text };
};

describe('what others add to the address of a page', () => {
  it('changes nothing: the same page, under the same tag', async () => {
    const addresses = PAGES.map(({ path }) => addressOf(path)).filter((path) => path !== undefined);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const plain = await page(address);
      expect(plain.status, address).toBe(200);
      expect(await page(`${address}?${ADDED}`), address).toEqual(plain);
    }
  });

  it('is left out of every link, and what the page knows still holds', async () => {
    const known = await page('/loesungen?q=fremdes&sort=titel');
    expect(known.text).toContain('Fremdes');
    expect(await page(`/loesungen?fbclid=1&q=fremdes&${ADDED}&sort=titel`)).toEqual(known);
    expect((await page(`/loesungen?${ADDED}&sort=farbe`)).status).toBe(400);
    expect((await page('/loesungen?q=%E4')).status).toBe(400);
  });

  it('is refused by the interface for programs', async () => {
    for (const { path } of VIEWS.filter((view) => !view.path.includes('{')))
      expect((await send(on.hub.url, { path: `/v1${path}?utm_source=brief` })).status, path).toBe(400);
  });
});
