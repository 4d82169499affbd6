import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS } from '../../contracts/views/all.ts';
import { assets } from '../../src/web/asset-store.ts';
import { PAGES } from '../../src/web/shown.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { type Received, send } from './send.ts';

let on: Stage;
let ids: Readonly<Record<string, string>>;
let actor: string;

beforeAll(async () => {
  on = await stage();
  const kommuneId = await on.kommune('Gemeinde Eigen');
  const verbundId = await on.verbund('Zusammenarbeit Aue');
  const inner = await on.share(kommuneId, { title: 'Nur für uns', sichtbarkeit: 'kommune' });
  ids = { kommuneId, verbundId, inner, solutionId: await on.share(kommuneId, { title: 'Für alle' }) };
  actor = on.actor('kommune', kommuneId);
});

afterAll(() => on.hub.close());

const ID_OF_PAGE: Readonly<Record<string, string>> = {
  loesungen: 'solutionId',
  kommunen: 'kommuneId',
  zusammenschluesse: 'verbundId',
};

const QUERIES = VIEWS.map(({ path }) => `/v1${path}`);
const OTHERS = [
  '/v1/feed.atom',
  '/v1/demo-actors',
  '/v1/live',
  '/openapi.json',
  '/asyncapi.json',
  '/healthz',
];

/** An address with the ids of this hub in it; hidden ones where there are such. */
const filled = (path: string, id = ''): string =>
  path
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => id || (ids[name] ?? ''))
    .replaceAll(/:id/g, () => id || (ids[ID_OF_PAGE[path.split('/')[1] ?? ''] ?? ''] ?? ''));

/** Every address that answers a GET, as whoever asks finds it, with another's entry, and with a parameter that there is not. */
const addressesOf = (path: string): string[] => [
  ...new Set([filled(path), filled(path, ids.inner), `${filled(path)}?gibt-es-nicht=1`]),
];

const viewers = (): readonly Readonly<Record<string, string>>[] => [
  {},
  { 'X-Demo-Actor': actor },
  { Cookie: `X-Demo-Actor=${actor}` },
  { 'X-Demo-Actor': 'kommune-niemand' },
];

const named = (value: unknown): string[] =>
  String(value ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());

/** What a cache must be told of an answer that not everybody gets (RFC 9111 §3, §4.1). */
const wrongOf = ({ headers }: Received, isSomebody: boolean): string[] => {
  const control = named(headers['cache-control']);
  if (control.includes('no-store')) return [];
  const vary = named(headers.vary);
  return [
    ...['cookie', 'x-demo-actor', 'accept']
      .filter((name) => !vary.includes(name))
      .map((name) => `Vary: ${name}`),
    ...(isSomebody && !control.includes('private') ? ['private'] : []),
    ...(control.includes('no-cache') ? [] : ['no-cache']),
  ];
};

const KINDS = ['*/*', 'text/html'];

/** All that this address answers: to each viewer twice (the second time it is ready) and where nothing is new. */
const answersOf = async (path: string) => {
  const found: { readonly who: Readonly<Record<string, string>>; readonly answer: Received }[] = [];
  for (const who of viewers())
    for (const accept of KINDS) {
      const headers = { Accept: accept, ...who };
      const first = await send(on.hub.url, { path, headers });
      const again = await send(on.hub.url, { path, headers });
      const tag = first.headers.etag;
      const unchanged =
        typeof tag === 'string'
          ? [await send(on.hub.url, { path, headers: { ...headers, 'If-None-Match': tag } })]
          : [];
      expect(unchanged.map(({ status }) => status)).toEqual(typeof tag === 'string' ? [304] : []);
      for (const answer of [first, again, ...unchanged]) found.push({ who, answer });
    }
  return found;
};

describe('what not everybody gets is kept for nobody else', () => {
  const paths = [...QUERIES, ...PAGES.map(({ path }) => path), ...OTHERS, '/nowhere'];

  it.each(paths)('%s', async (path) => {
    for (const address of addressesOf(path)) {
      const answers = await answersOf(address);
      for (const { who, answer } of answers)
        expect(
          wrongOf(answer, Object.keys(who).length > 0),
          `${answer.status} ${address} ${JSON.stringify(who)}`,
        ).toEqual([]);
      expect(answers.length).toBeGreaterThan(4);
    }
  });

  it('is really seen by one and not by others, where it is looked at', async () => {
    const seeing = (text: string) => text.includes('Nur für uns');
    const seen = async (path: string) => {
      const [nobody, ...some] = await Promise.all(
        viewers()
          .slice(0, 3)
          .map((headers) => send(on.hub.url, { path, headers })),
      );
      return [seeing(nobody?.text ?? ''), ...some.map(({ text }) => seeing(text))];
    };
    for (const path of ['/v1/solutions', '/v1/feed', '/loesungen', `/loesungen/${ids.inner}`])
      expect(await seen(path), path).toEqual([false, true, true]);
    // Its address is handed on, so it tells whoever asks what it tells everybody.
    expect(await seen('/v1/feed.atom')).toEqual([false, false, false]);
  });

  it('what is the same for everybody may be kept by everybody', async () => {
    const path = `/assets/${assets().hash}/lichterkette.css`;
    const answers = await answersOf(path);
    expect(new Set(answers.map(({ answer }) => answer.text)).size).toBe(1);
    for (const { answer } of answers) expect(answer.headers['cache-control']).toContain('public');
  });

  it('a command and a change of role are answered for nobody to keep', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = '{"name":"Gemeinde Tal","kind":"gemeinde","land":"Hessen"}';
    const made = await send(on.hub.url, { method: 'POST', path: '/v1/kommunen', headers, body });
    const changed = await send(on.hub.url, { method: 'POST', path: '/demo-rolle', body: `rolle=${actor}` });
    expect([made.status, changed.status]).toEqual([201, 303]);
    for (const answer of [made, changed]) expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('a reader of the Atom feed is told that nothing is new', async () => {
    const { headers, text } = await send(on.hub.url, { path: '/v1/feed.atom' });
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(text).toContain('Für alle');
    await on.share(ids.kommuneId ?? '', { title: 'Auch für alle' });
    const answered = () =>
      send(on.hub.url, { path: '/v1/feed.atom', headers: { 'If-None-Match': String(headers.etag) } });
    await expect.poll(async () => (await answered()).text).toContain('Auch für alle');
  });
});
