import type { Position } from '../../contracts/envelope.ts';
import { KINDS } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { CHANNELS } from '../../contracts/views/channels.ts';
import { searchCatalogue } from '../../projections/answers/list-solutions/search-index.ts';
import type { Sight } from '../../projections/model/sight.ts';
import { onDay } from '../../projections/tables/kommune/on-day.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import { properties } from '../../src/http/json-schema.ts';
import type { Runner } from '../../src/project/runner.ts';
import { QUERIES } from '../../src/registry.ts';

const TODAY = '2026-11-24';

type Params = Readonly<Record<string, unknown>>;

const ID = /"(\w+Id)":"([0-9a-f-]{36})"/g;

/** Every id that stands in the rows, by the field that names it. */
const idsIn = (runner: Runner, at: Position | undefined): ReadonlyMap<string, ReadonlySet<string>> => {
  const { memory: _, ...projections } = runner.models(at);
  const tables: Readonly<Record<string, Readonly<Record<string, { values(): Iterable<object> }>>>> =
    projections;
  const rows = Object.values(tables).flatMap((one) =>
    Object.values(one).flatMap((table) => [...table.values()]),
  );
  const ids = new Map<string, Set<string>>();
  for (const [, field = '', id = ''] of JSON.stringify(rows).matchAll(ID))
    ids.set(field, (ids.get(field) ?? new Set()).add(id));
  return ids;
};

/** Ids that a parameter of an address may have: of all kinds that are read there, in order. */
const idsFor = (parameter: string, ids: ReturnType<typeof idsIn>): string[] => {
  const address = KINDS.find(({ id }) => id === parameter)?.address;
  const kinds = KINDS.filter((kind) => kind.address !== undefined && kind.address === address);
  return [...new Set(kinds.flatMap(({ id }) => [...(ids.get(id) ?? [])]))].sort();
};

/** One answer of a query, as plain JSON. */
export const ask = (
  runner: Runner,
  name: keyof typeof QUERIES,
  params: Params,
  path: Readonly<Record<string, string>>,
  sight: Sight,
  at: Position | undefined,
  today = TODAY,
): unknown => {
  const { cursor: _, limit: __, ...asked } = params;
  const contract = VIEWS.find((view) => view.name === name);
  const { zum = today } = params as { readonly zum?: string };
  const models = onDay(runner.models(at), zum);
  const result = QUERIES[name](models, {
    params: contract?.params.parse(params) as never,
    path,
    sight,
    today,
    text: runner.text,
    search: (words) => searchCatalogue(models, { sight, words, text: runner.text }),
    cursors: sealedCursors(() => runner.root)([name, asked]),
    pushes: runner.pushes,
    revision: () => undefined,
  });
  return result === undefined ? undefined : runner.present(result, sight);
};

/** What is asked of a list beside all of it. */
const MORE: readonly [keyof typeof QUERIES, Params][] = [
  ['list-solutions', { limit: 200, q: 'online antrag', sort: 'titel' }],
  ['list-solutions', { limit: 200, status: ['im-betrieb', 'nicht-weiterverfolgt'] }],
  ['list-solutions', { limit: 200, zum: '2025-06-30' }],
];

/** The queries that can be asked of a moment: the id that each asks for, and the parameters by which it gives all. */
const ASKED = VIEWS.flatMap(({ name, path, params }) => {
  const takes = new Set(properties(params).map(([parameter]) => parameter));
  if (!takes.has('stand')) return [];
  const all: Params = takes.has('limit') ? { limit: 200 } : {};
  return [{ name: name as keyof typeof QUERIES, path, asksFor: /\{(\w+)\}/.exec(path)?.[1], all }];
});

/** The parameters without which a query has no answer: what is compared is named there. */
const neededBy = (path: string, ids: ReturnType<typeof idsIn>): Params =>
  path === '/compare' ? { id: idsFor('solutionId', ids).slice(0, 2) } : {};

/** The answers of all queries that can be asked of a moment, for one viewer. */
export const answers = (runner: Runner, at: Position | undefined, sight: Sight): Record<string, unknown> => {
  const all: Record<string, unknown> = {};
  const ids = idsIn(runner, at);
  const lists = ASKED.flatMap(({ name, path, asksFor, all: params }) =>
    asksFor === undefined ? [[name, { ...params, ...neededBy(path, ids) }] as const] : [],
  );
  for (const [name, params] of [...lists, ...MORE])
    all[`${name} ${JSON.stringify(params)}`] = ask(runner, name, params, {}, sight, at);
  for (const { name, asksFor = '' } of ASKED)
    for (const id of idsFor(asksFor, ids))
      all[`${name} ${id}`] = ask(runner, name, {}, { [asksFor]: id }, sight, at);
  return all;
};

/** Every channel on which something can have been told. */
export const channelsOf = (runner: Runner): string[] => {
  const ids = idsIn(runner, undefined);
  return CHANNELS.flatMap(({ name, parameter }) =>
    parameter === undefined ? [name] : idsFor(parameter, ids).map((id) => `${name}:${id}`),
  );
};
