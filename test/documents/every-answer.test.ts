import { afterAll, beforeAll, expect, it } from 'vitest';
import { VIEWS } from '../../contracts/views/all.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { complaints, pointer, type Schemas, schemasOf } from './schemas.ts';

/** As many actors are asked as; `LICHTERKETTE_ALL_ACTORS=1` asks as everybody. */
const ACTORS = process.env.LICHTERKETTE_ALL_ACTORS === undefined ? 6 : Number.POSITIVE_INFINITY;

/** The ids that stand in addresses. */
const NAMES = ['solutionId', 'kommuneId', 'verbundId'];

type Json = Record<string, unknown>;

let on: Stage;
let schemas: Schemas;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
  schemas = schemasOf(await on.json('/openapi.json'));
});

afterAll(() => on.hub.close());

/** So many of the list, from its beginning to its end. */
const spread = <Item>(items: readonly Item[], most: number): readonly Item[] => {
  const step = Math.max(1, (items.length - 1) / (most - 1));
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
};

/** Every id of this name that stands anywhere in an answer. */
const idsIn = (value: unknown, name: string): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name && typeof inner === 'string' ? [inner] : idsIn(inner, name),
  );
};

/** The pages of an address, to the last one. */
async function* pagesOf(path: string, actor: string | undefined): AsyncGenerator<Json> {
  const separator = path.includes('?') ? '&' : '?';
  let cursor: unknown;
  do {
    const page =
      cursor === undefined ? path : `${path}${separator}cursor=${encodeURIComponent(cursor as string)}`;
    const answer = await on.json(page, actor);
    yield answer;
    cursor = answer.next;
  } while (cursor !== undefined);
}

/** Looks at all that `actor` can be answered; what does not fit the document, and how much was looked at. */
const look = async (actor: string | undefined) => {
  const wrong = new Set<string>();
  const named = new Map(NAMES.map((name) => [name, new Set<string>()]));
  let looked = 0;
  const ask = async (path: string, address: string) => {
    const fits = schemas.at(
      pointer('paths', `/v1${path}`, 'get', 'responses', '200', 'content', 'application/json', 'schema'),
    );
    for await (const answer of pagesOf(address, actor)) {
      looked += 1;
      // What is named and hidden, or of another kind, is a 404, what is another's own a 403: the other tests see to that.
      if (answer.code === 'not-found' || answer.code === 'forbidden') return;
      if (!fits(answer)) wrong.add(`${actor ?? 'public'} ${address}\n${complaints(fits)}`);
      for (const [name, ids] of named) for (const id of idsIn(answer, name)) ids.add(id);
    }
  };
  for (const { path, params } of VIEWS)
    if (!path.includes('{') && params.safeParse({}).success)
      for (const limit of ['', '?limit=7', '?limit=200']) await ask(path, `/v1${path}${limit}`);
  // Variants stand in no list: their ids are named where a Kommune is told of, and where they come from.
  const asked = new Set<string>();
  for (let before = -1; before !== asked.size; ) {
    before = asked.size;
    for (const { path } of VIEWS) {
      const name = /\{(\w+)\}/.exec(path)?.[1] ?? '';
      for (const id of named.get(name) ?? []) {
        const address = `/v1${path.replace(/\{\w+\}/, id)}`;
        if (asked.has(address)) continue;
        asked.add(address);
        await ask(path, address);
      }
    }
  }
  const compared = [...(named.get('solutionId') ?? [])];
  for (let from = 0; from + 3 < compared.length; from += 40)
    await ask('/compare', `/v1/compare?id=${compared.slice(from, from + 4).join('&id=')}`);
  return { wrong: [...wrong], looked };
};

it('every answer of every query, to the last page, is as the OpenAPI document says', async () => {
  const { items } = (await on.json('/v1/demo-actors')) as { items: { id: string; organisation: string }[] };
  const kommunen = items.filter(({ organisation }) => organisation.startsWith('kommune-'));
  const verbuende = items.filter(({ organisation }) => organisation.startsWith('verbund-'));
  const actors = [...spread(kommunen, ACTORS / 2), ...spread(verbuende, ACTORS / 2)];
  const found: string[] = [];
  for (const actor of [undefined, ...actors]) {
    const { wrong, looked } = await look(actor?.id);
    found.push(...wrong);
    expect(looked, actor?.id).toBeGreaterThan(150);
  }
  expect(actors.length).toBeGreaterThan(5);
  expect(found.slice(0, 5).join('\n\n')).toBe('');
}, 600_000);
