import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEED_SERVICES } from '../../contracts/feeds.ts';
import { SERVICE } from '../../contracts/service.ts';
import { EVENTS, KINDS, OFFERED } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { LIST_OF_ACTORS } from '../../src/access/demo/contract.ts';
import { send } from '../http/send.ts';
import { UNKNOWN } from '../http/world.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { complaints, pointer, type Schemas, schemasOf } from './schemas.ts';

type Json = Record<string, unknown>;
interface Document extends Json {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { readonly responses: Json; readonly requestBody?: unknown }>
  >;
}

const SERVICES = [...SERVICE, ...FEED_SERVICES, LIST_OF_ACTORS];

let on: Stage;
let document: Document;
let schemas: Schemas;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
  document = (await on.json('/openapi.json')) as Document;
  schemas = schemasOf(document);
});

afterAll(() => on.hub.close());

const copy = () => structuredClone(document) as unknown as Record<string, Json>;
const validate = async (specification: object) => new Validator().validate(specification as Json);

const answerOf = (path: string, method: string, status: string) =>
  schemas.at(pointer('paths', path, method, 'responses', status, 'content', 'application/json', 'schema'));

const problem = () => schemas.at('/components/schemas/Problem');

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, as the standard’s own schema says', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await validate(document);
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it('would be refused with a fault in it', async () => {
    const faults: ((planted: Record<string, Json>) => void)[] = [
      (planted) => delete (planted.info as Json).title,
      (planted) => Object.assign(planted.paths as Json, { 'v1/ohne-schraegstrich': {} }),
      (planted) =>
        Object.assign((planted.paths as Record<string, Json>)['/v1/solutions'] as Json, {
          get: { responses: 5 },
        }),
      (planted) => Object.assign(planted.components as Json, { responses: { Problem: { content: {} } } }),
    ];
    for (const fault of faults) {
      const planted = copy();
      fault(planted);
      expect((await validate(planted)).valid, String(fault)).toBe(false);
    }
  });

  it('holds every command, query and service address of the registry, and nothing else', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));
    const commands = [...OFFERED.values()].flatMap((command) => command.on);
    expect(operations.filter((method) => method === 'post')).toHaveLength(commands.length);
    expect(operations.filter((method) => method === 'get')).toHaveLength(VIEWS.length + SERVICES.length);
    expect(operations).toHaveLength(commands.length + VIEWS.length + SERVICES.length);
  });

  it.each([...OFFERED.values()])(
    'the example of $name fits the form that it gives',
    ({ name, on: kinds, creates, example }) => {
      for (const kind of kinds) {
        const collection = kind === 'kommune' ? 'kommunen' : 'verbuende';
        const path = creates === undefined ? `/v1/${collection}/{id}/${name}` : `/v1/${collection}`;
        const fits = schemas.at(
          pointer('paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema'),
        );
        expect(fits(example), complaints(fits)).toBe(true);
        expect(fits({ ...(example as object), nirgends: 1 })).toBe(false);
      }
    },
  );
});

describe('what a command has made', () => {
  const answer = { position: '0000000000000001-00000000', revision: 1, events: [] };

  it.each([...OFFERED.values()])('$name: its ids are there where it wrote something', (command) => {
    const ids = command.events.flatMap((name) => EVENTS.get(name)?.makes ?? []);
    const made = Object.fromEntries(ids.map((name) => [name, UNKNOWN]));
    const [kind = 'kommune'] = command.on;
    const collection = kind === 'kommune' ? 'kommunen' : 'verbuende';
    const path =
      command.creates === undefined ? `/v1/${collection}/{id}/${command.name}` : `/v1/${collection}`;
    const [written, unchanged] = [answerOf(path, 'post', '201'), answerOf(path, 'post', '200')];
    expect(written({ ...answer, ...made }), complaints(written)).toBe(true);
    expect(unchanged(answer), complaints(unchanged)).toBe(true);
    for (const name of ids) expect(written({ ...answer, ...made, [name]: undefined }), name).toBe(false);
  });
});

/** Asks over a connection of its own: checking an answer stops the loop for longer than an idle connection is kept. */
const json = async (path: string, actor?: string): Promise<Record<string, unknown>> => {
  const headers = { Connection: 'close', ...(actor === undefined ? {} : { 'X-Demo-Actor': actor }) };
  return (await (await fetch(on.hub.url + path, { headers })).json()) as Record<string, unknown>;
};

const idsOf = async (path: string, name: string) =>
  ((await json(path)).items as Record<string, string>[]).map((item) => item[name] ?? '');

/** The parameters without which a query has no answer. */
const neededBy = (path: string, ids: ReadonlyMap<string, readonly string[]>): string =>
  path === '/compare'
    ? `?${(ids.get('solutionId') ?? [])
        .slice(0, 2)
        .map((id) => `id=${id}`)
        .join('&')}`
    : '';

describe('real answers are as the document says', () => {
  it('every query, for everything in the demo', async () => {
    const named = new Set(VIEWS.flatMap(({ path }) => /\{(\w+)\}/.exec(path)?.[1] ?? []));
    const ids = new Map<string, string[]>();
    for (const { id, address = '' } of KINDS)
      if (named.has(id)) ids.set(id, await idsOf(`${address.replace(/\/$/, '')}?limit=200`, id));
    ids.set('eventId', await idsOf('/v1/feed?limit=200', 'id'));
    const member = on.actor('kommune', ids.get('kommuneId')?.[3] ?? '');
    let looked = 0;
    for (const { path } of VIEWS) {
      const [, name] = /\{(\w+)\}/.exec(path) ?? [];
      const fits = answerOf(`/v1${path}`, 'get', '200');
      const targets = name === undefined ? [''] : (ids.get(name) ?? []);
      expect(targets, `${path}: the demo has none`).not.toEqual([]);
      for (const id of targets)
        for (const actor of [undefined, member]) {
          const answer = await json(`/v1${path.replace(/\{\w+\}/, id)}${neededBy(path, ids)}`, actor);
          // What is for one organisation alone says so to all others.
          if (answer.code === 'forbidden') continue;
          expect(fits(answer), `${path} ${id}\n${complaints(fits)}`).toBe(true);
          looked += 1;
        }
    }
    expect(looked).toBeGreaterThan(150);
  }, 60_000);

  it.each(SERVICES)('$path', async ({ path, answers }) => {
    const [, name = ''] = /\{(\w+)\}/.exec(path) ?? [];
    const list = path.slice(0, path.indexOf('/{'));
    const [id = ''] = name === '' ? [''] : await idsOf(`${list}?limit=1`, name);
    const address = path.replace(/\{\w+\}/, id);
    const received = await fetch(on.hub.url + address, { headers: { Connection: 'close' } });
    expect(Object.keys(answers)).toContain(String(received.status));
    const { type, schema } = answers[received.status] ?? {};
    expect(received.headers.get('content-type')?.split(';')[0]).toBe(type);
    const text = await received.text();
    if (schema === undefined) expect(text).toMatch(/^(<\?xml|# HELP|\{"version":"https:\/\/jsonfeed)/);
    else {
      const fits = answerOf(path, 'get', String(received.status));
      expect(fits(JSON.parse(text)), complaints(fits)).toBe(true);
      expect(fits({ status: 'vielleicht' })).toBe(false);
    }
  });

  it('the data of what is new are those of its type', async () => {
    const fits = answerOf('/v1/feed', 'get', '200');
    const feed = (await json('/v1/feed?limit=200')) as { items: Json[] };
    expect(fits(feed), complaints(fits)).toBe(true);
    const changedFirst = (changed: Json) => ({ ...feed, items: [{ ...feed.items[0], ...changed }] });
    expect(fits(changedFirst({ data: { geheim: 1 } }))).toBe(false);
    expect(fits(changedFirst({ type: 'NichtsDavon' }))).toBe(false);
  });

  it('and a wrong one would be found', async () => {
    const fits = answerOf('/v1/solutions', 'get', '200');
    const answer = (await on.json('/v1/solutions?limit=1')) as { items: Json[] };
    expect(fits(answer)).toBe(true);
    for (const wrong of [
      { ...answer, total: '5' },
      { ...answer, geheim: 1 },
      { ...answer, position: 'x' },
      { items: [] },
    ])
      expect(fits(wrong)).toBe(false);
    expect(fits({ ...answer, items: [{ ...answer.items[0], usage: { imBetrieb: 'viele' } }] })).toBe(false);
  });

  it('commands that wrote something, or nothing', async () => {
    const post = async (path: string, operation: string, body: object, status: number) => {
      const answer = await on.post(path, body);
      expect(answer.status, path).toBe(status);
      const fits = answerOf(operation, 'post', String(status));
      expect(fits(answer.body), complaints(fits)).toBe(true);
      return answer.body;
    };
    const body = { name: 'Gemeinde Dokument', kind: 'gemeinde', land: 'Hessen' };
    const { kommuneId = '' } = await post('/v1/kommunen', '/v1/kommunen', body, 201);
    const verbundId = await on.verbund('Zusammenarbeit Dokument');
    const join = ['/v1/kommunen/{id}/join-verbund', { verbundId, on: '2025-01-01' }] as const;
    for (const status of [201, 200]) await post(`/v1/kommunen/${kommuneId}/join-verbund`, ...join, status);
  });

  it.each([
    ['400', { path: '/v1/solutions?limit=0' }],
    ['404', { path: `/v1/solutions/${UNKNOWN}` }],
    ['405', { path: '/v1/solutions', method: 'PUT' }],
    ['415', { path: '/v1/kommunen', method: 'POST', body: '{}' }],
    ['412', { path: '/v1/solutions?atLeast=0000000000000001-00000000' }],
    [
      '422',
      { path: '/v1/kommunen', method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
    ],
  ])('problem %s', async (status, sent) => {
    const received = await send(on.hub.url, sent);
    expect(String(received.status)).toBe(status);
    const fits = problem();
    expect(fits(JSON.parse(received.text)), complaints(fits)).toBe(true);
    expect(fits({ ...(JSON.parse(received.text) as object), code: 'erfunden' })).toBe(false);
  });
});
