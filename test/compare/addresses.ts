import type { Exported } from './tree.ts';

/** A GET of an OpenAPI document, as far as addresses are made of it. */
interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: Schema;
  }[];
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
}

/** Values of parameters for which no schema lists any. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  q: ['antrag', 'kita online', 'portal', 'hundesteuer', 'Müll'],
  zum: ['2024-06-30', '2025-06-01'],
  stand: ['2024-06-30', '2025-09-01'],
};

const valuesIn = (schema: Schema | undefined): readonly string[] => [
  ...(schema?.enum ?? []).map(String),
  ...(schema?.type === 'boolean' ? ['true', 'false'] : []),
  ...(schema?.items ? valuesIn(schema.items) : []),
  ...(schema?.anyOf ?? []).flatMap(valuesIn),
];

/** Every id that stands in the data of events, by the name under which it stands there. */
export const idsIn = (events: readonly Exported[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const ids = new Map<string, Set<string>>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && name.endsWith('Id'))
        ids.set(name, (ids.get(name) ?? new Set()).add(inner));
      walk(inner);
    }
  };
  for (const { data } of events) walk(data);
  return ids;
};

/** All ids that an address takes: what the product shows under one address may be of several kinds. */
const idsFor = (name: string, ids: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] =>
  name === 'solutionId'
    ? [...(ids.get(name) ?? []), ...(ids.get('referenceId') ?? [])]
    : [...(ids.get(name) ?? [])];

const isAnswered = ({ responses }: Operation): boolean =>
  responses?.['200']?.content !== undefined && 'application/json' in responses['200'].content;

/** Every address of every query in an OpenAPI document: with each id, each listed value of each parameter, and each channel. */
export const addressesOf = (
  { paths }: OpenApi,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] => {
  const named = [...ids.keys()].filter((name) =>
    Object.keys(paths).some((path) => path.includes(`{${name}}`)),
  );
  const channels = named.flatMap((name) =>
    [...(ids.get(name) ?? [])].map((id) => `${name.replace(/Id$/, '')}:${id}`),
  );
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (get === undefined || !path.startsWith('/v1/') || !isAnswered(get)) return [];
    const asked = (get.parameters ?? []).flatMap(({ name, in: where, schema }) => {
      if (where !== 'query') return [];
      const values = name === 'channel' ? channels : (WORDS[name] ?? valuesIn(schema));
      return values.map((value) => `?${name}=${encodeURIComponent(value)}`);
    });
    const [, name] = /\{(\w+)\}/.exec(path) ?? [];
    const places = name === undefined ? [path] : idsFor(name, ids).map((id) => path.replace(/\{\w+\}/, id));
    return places.flatMap((place) => ['', ...asked].map((choice) => place + choice));
  });
};
