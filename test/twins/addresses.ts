import type { QueryDefinition } from '../../contracts/definitions.ts';
import { FEED_SERVICES, narrows } from '../../contracts/feeds.ts';
import type { ServiceDefinition } from '../../contracts/service.ts';
import { KINDS } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { properties } from '../../src/http/json-schema.ts';
import { PAGES } from '../../src/web/shown.ts';
import type { Random } from '../faults/harness/random.ts';
import { kindsBehind } from './kinds-behind.ts';
import { type Known, someOf, valuesOf } from './params.ts';

type Parameters = readonly (readonly [name: string, schema: Readonly<Record<string, unknown>>])[];

/** An address, with a place for an id or without, and the parameters that it takes. */
interface Template {
  readonly path: string;
  readonly params: Parameters;
  readonly accept: string;
  /** Of which kinds the ids in its place are; empty where it has none. */
  readonly kinds: readonly string[];
}

/** An address to ask at; its positions are still places of the first world. */
export interface Address {
  readonly path: string;
  readonly accept: string;
}

/** Addresses that no registry names. */
const OTHERS = ['/v1/demo-actors', '/openapi.json', '/asyncapi.json', '/healthz', '/v1/live', '/nirgends'];

const PLACE = /\{(\w+)\}/;

const ALL_PARAMS = new Map(VIEWS.flatMap(({ params }) => properties(params)));

const kindsIn = (path: string): readonly string[] => {
  const at = path.search(PLACE);
  return at === -1 ? [] : kindsBehind(path.slice(0, at));
};

const ofQuery = ({ path, params }: QueryDefinition): Template => {
  const whole = `/v1${path}`;
  return { path: whole, params: properties(params), accept: '*/*', kinds: kindsIn(whole) };
};

const ofFeed = ({ path, narrowedBy }: ServiceDefinition): Template => {
  const params = narrowedBy === undefined ? [] : properties(narrowedBy.params);
  return { path, params: params.filter(([name]) => narrows(name)), accept: '*/*', kinds: kindsIn(path) };
};

/** A page that lists a kind passes all that it is asked with on to the query that lists it. */
const queryOf = (page: string): QueryDefinition | undefined => {
  const kind = KINDS.find((one) => one.page === `${page}/`);
  return VIEWS.find(({ path }) => kind?.address === `/v1${path}/`);
};

const paramsOfPage = (path: string, names: readonly string[] | undefined): Parameters => {
  if (names !== undefined) return names.map((name) => [name, ALL_PARAMS.get(name) ?? {}]);
  const view = queryOf(path);
  if (view === undefined)
    throw new Error(
      `${path} names no parameters, so it must list a kind whose \`page\` begins so: give it \`params\`, or the kind its page`,
    );
  return properties(view.params);
};

const ofPage = ({ path, params }: (typeof PAGES)[number]): Template => {
  const place = path.replaceAll(/:(\w+)/g, '{$1}');
  const kinds = kindsIn(place);
  if (path.includes(':id') && kinds.length === 0)
    throw new Error(`${path} holds the id of no kind: give the kind its \`page\` in contracts/fields/kinds`);
  return { path: place, params: paramsOfPage(path, params), accept: 'text/html', kinds };
};

const TEMPLATES: readonly Template[] = [
  ...VIEWS.map(ofQuery),
  ...FEED_SERVICES.map(ofFeed),
  ...PAGES.filter(({ volatile }) => volatile !== true).map(ofPage),
  ...OTHERS.map((path) => ({ path, params: [], accept: '*/*', kinds: [] })),
];

const query = (values: readonly (readonly [string, string])[]) =>
  values.length === 0
    ? ''
    : `?${values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

/** How many are drawn for each address of what there is much of. */
export interface Share {
  /** Ids of each kind that fits, and of those that do not fit. */
  readonly ids: number;
  readonly strangers: number;
  /** Values of all parameters at an address without an id, and words of `q`. */
  readonly values: number;
  readonly words: number;
  /** Questions about an id that have a parameter as well, and questions of several parameters. */
  readonly deep: number;
  readonly mixed: number;
}

const pathsOf = ({ path, kinds }: Template, { ids }: Known, share: Share, random: Random): string[] => {
  if (!PLACE.test(path)) return [path];
  const fitting = kinds.flatMap((kind) => someOf(ids.get(kind) ?? [], share.ids, random));
  const others = [...ids].flatMap(([kind, all]) => (kinds.includes(kind) ? [] : all));
  return [...fitting, ...someOf(others, share.strangers, random), random.uuid()].map((id) =>
    path.replace(PLACE, id),
  );
};

type Value = readonly [name: string, value: string];

const valuesFor = (params: Parameters, known: Known, share: Share, random: Random): readonly Value[] => {
  const all = params.flatMap(([name, schema]) =>
    valuesOf(name, schema, known).map((value): Value => [name, value]),
  );
  const [words, others] = [all.filter(([name]) => name === 'q'), all.filter(([name]) => name !== 'q')];
  // First which parameter, then which value: one with many values is not worth more.
  const names = [...new Set(others.map(([name]) => name))];
  const drawn = Array.from({ length: Math.min(share.values, others.length) }, () => {
    const name = random.pick(names);
    return random.pick(others.filter(([one]) => one === name));
  });
  return [...drawn, ...someOf(words, share.words, random)];
};

const addressesFrom = (template: Template, known: Known, share: Share, random: Random): Address[] => {
  const { accept, params } = template;
  const paths = pathsOf(template, known, share, random);
  const values = valuesFor(params, known, share, random);
  const at = (path: string, given: readonly Value[]): Address => ({ path: path + query(given), accept });
  const times = (count: number, draw: () => Address) =>
    Array.from({ length: values.length === 0 ? 0 : count }, draw);
  return [
    ...paths.map((path) => at(path, [])),
    ...(!PLACE.test(template.path)
      ? values.map((value) => at(template.path, [value]))
      : times(share.deep, () => at(random.pick(paths), [random.pick(values)]))),
    ...times(values.length < 2 ? 0 : share.mixed, () =>
      at(
        random.pick(paths),
        Array.from({ length: 2 + random.int(3) }, () => random.pick(values)),
      ),
    ),
  ];
};

/** Every address of the registries, with ids of every kind and some of the values that their parameters take. */
export const addressesOf = (known: Known, share: Share, random: Random): Address[] =>
  TEMPLATES.flatMap((template) => addressesFrom(template, known, share, random));
