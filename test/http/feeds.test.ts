import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FEED_FORMATS,
  FOLLOWED_LISTS,
  FOLLOWED_THINGS,
  feedAt,
  MOST_ENTRIES,
} from '../../contracts/feeds.ts';
import { attribute, find, findAll, isTag, parseHtml } from '../truth/html.ts';
import { send } from './send.ts';
import { UNKNOWN, type World, world } from './world.ts';

let on: World;
let others: Readonly<Record<string, string>>;

interface JsonFeed {
  readonly title: string;
  readonly feed_url: string;
  readonly home_page_url: string;
  readonly items: readonly { readonly id: string; readonly url: string; readonly title: string }[];
}

const read = async (address: string, headers: Readonly<Record<string, string>> = {}) =>
  send(on.hub.url, { path: address, headers });
const json = async (address: string) => JSON.parse((await read(address)).text) as JsonFeed;

beforeAll(async () => {
  on = await world();
  const { verbundId = '' } = await on.done('/v1/verbuende', {
    name: 'Zusammenarbeit Aue',
    kind: 'zusammenarbeit',
  });
  const need = await on.done(`/v1/kommunen/${on.otherId}/state-need`, { satz: 'Wir suchen <das> & mehr.' });
  const hidden = await on.done(`/v1/kommunen/${on.otherId}/state-need`, {
    satz: 'Nur für uns gesucht',
    sichtbarkeit: 'kommune',
  });
  others = { verbundId, needId: need.needId ?? '', hiddenNeed: hidden.needId ?? '' };
});

afterAll(() => on.hub.close());

const idOf = (kind: string): string =>
  ({ kommune: on.kommuneId, solution: on.names.own, ...{ verbund: others.verbundId, need: others.needId } })[
    kind
  ] ?? '';

const ADDRESSES = () => [
  '/v1',
  ...FOLLOWED_THINGS.map(({ kind }) => `${kind.address}${idOf(kind.name)}`),
  ...FOLLOWED_LISTS.map(({ kind }) => kind.address ?? ''),
];

describe('a feed', () => {
  it('is there for everything that has a channel, and for the lists that say when things came', () => {
    expect(FOLLOWED_THINGS.map(({ kind }) => kind.name).sort()).toEqual([
      'kommune',
      'need',
      'solution',
      'verbund',
    ]);
    expect(FOLLOWED_LISTS.map(({ kind }) => kind.name).sort()).toEqual(['need', 'solution']);
  });

  it('tells the same in both formats, under ids that stay, each entry with a page that is there', async () => {
    let entries = 0;
    for (const address of ADDRESSES()) {
      const [atom, feed] = FEED_FORMATS.map((format) => feedAt(address, format)) as [string, string];
      const { headers, text } = await read(atom);
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
      const told = await json(feed);
      const ids = [...text.matchAll(/<id>(urn:uuid:[0-9a-f-]{36})<\/id>/g)].map(([, id]) => id);
      expect(
        told.items.map(({ id }) => id),
        address,
      ).toEqual(ids);
      expect(text).toContain(`<id>${on.hub.url}${atom}</id>`);
      expect(told.feed_url).toBe(on.hub.url + feed);
      expect(ids.length).toBeLessThanOrEqual(MOST_ENTRIES);
      for (const { url } of told.items.slice(0, 3)) expect((await fetch(url)).status, url).toBe(200);
      expect((await fetch(told.home_page_url)).status).toBe(200);
      entries += ids.length;
    }
    expect(entries).toBeGreaterThan(20);
  });

  it('is sent again only when something is new in it', async () => {
    const path = `/v1/solutions/${on.names.own}/feed.atom`;
    const { etag = '' } = (await read(path)).headers;
    await on.share(on.otherId, { title: 'Etwas anderes' });
    expect((await read(path, { 'If-None-Match': String(etag) })).status).toBe(304);
    await on.adopt(on.otherId, await on.share(on.kommuneId, { title: 'Noch eines' }));
    const list = '/v1/solutions/feed.json';
    const before = (await read(list)).headers.etag;
    await on.share(on.otherId, { title: 'Ganz neu' });
    const after = await read(list, { 'If-None-Match': String(before) });
    expect(after.status).toBe(200);
    expect((JSON.parse(after.text) as JsonFeed).items[0]?.title).toBe('Ganz neu');
  });

  it('of a search has what the search finds, the newest first, with its filters in the title', async () => {
    const { items, title } = await json('/v1/needs/feed.json?q=gesucht&status=offen');
    expect(items).toEqual([]);
    expect(title).toBe('Lichterkette: Gesuche zu „gesucht“, eingegrenzt');
    const found = await json('/v1/solutions/feed.json?q=eigenes');
    expect(found.items.map((item) => item.title)).toContain('Eigenes');
    expect(found.home_page_url).toBe(`${on.hub.url}/loesungen?q=eigenes`);
  });

  it('is the public’s, whoever asks', async () => {
    const actor = on.actor('kommune', on.otherId);
    const own = { 'X-Demo-Actor': actor };
    expect((await read('/v1/needs', own)).text).toContain('Nur für uns gesucht');
    for (const path of ['/v1/needs/feed.json', `/v1/kommunen/${on.otherId}/feed.atom`])
      expect((await read(path, own)).text).not.toContain('Nur für uns');
    expect((await read(`/v1/needs/${others.hiddenNeed}/feed.atom`, own)).status).toBe(404);
    const page = await read(`/gesuche/${others.hiddenNeed}`, { ...own, Accept: 'text/html' });
    expect(page.text).toContain('Nur für uns gesucht');
    expect(page.text).not.toContain('id="folgen"');
  });

  it.each([
    ['/v1/solutions/feed.atom?limit=3', 400],
    ['/v1/solutions/feed.atom?sort=titel', 400],
    ['/v1/solutions/feed.json?land=Bayern&land=Mond', 400],
    ['/v1/needs/feed.json?status=vielleicht', 400],
    ['/v1/feed.json?x=1', 400],
    [`/v1/kommunen/${UNKNOWN}/feed.json`, 404],
    ['/v1/kommunen/nirgends/feed.atom', 404],
    ['/v1/kommunen/feed.atom', 404],
  ])('%s is refused with %i', async (path, status) => {
    expect((await read(path)).status).toBe(status);
  });
});

it('what a page offers to follow is read in its head and in its text', async () => {
  const pages = [
    `/loesungen/${on.names.own}`,
    `/kommunen/${on.kommuneId}`,
    `/zusammenschluesse/${others.verbundId}`,
    `/gesuche/${others.needId}`,
    '/loesungen?q=eigenes&art=software',
    '/gesuche?status=offen',
    '/neues',
  ];
  for (const path of pages) {
    const html = parseHtml((await read(path, { Accept: 'text/html' })).text);
    const named = findAll(html, isTag('link'))
      .filter((link) => attribute(link, 'title')?.startsWith('Auf dem Laufenden bleiben'))
      .map((link) => attribute(link, 'href') ?? '');
    const box = find(html, (one) => attribute(one, 'aria-labelledby') === 'folgen');
    expect(named, path).toHaveLength(FEED_FORMATS.length);
    expect(findAll(box ?? html, isTag('a')).map((link) => attribute(link, 'href'))).toEqual(
      expect.arrayContaining(named),
    );
    for (const address of named) expect((await read(address)).status, address).toBe(200);
  }
});
