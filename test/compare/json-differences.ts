import { isDeepStrictEqual } from 'node:util';

/** A place at which two values differ; absent where one of them has nothing there. */
export interface Difference {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By what an item of a list is known, wherever it stands: its id, else the first of its properties that ends so. */
const identityOf = (item: unknown): string | undefined => {
  if (!isObject(item)) return typeof item === 'string' ? item : undefined;
  const name = 'id' in item ? 'id' : Object.keys(item).find((key) => key.endsWith('Id') || key === 'name');
  return name === undefined ? undefined : JSON.stringify(item[name]);
};

/** Items by their identities; undefined where one has none, or two have the same. */
const byIdentity = (list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined => {
  const known = new Map(list.map((item) => [identityOf(item) ?? '', item]));
  return known.size === list.length && !known.has('') ? known : undefined;
};

const ofNamed = (
  path: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): Difference[] => {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => {
    if (!after.has(name)) return [{ path, before: before.get(name) }];
    if (!before.has(name)) return [{ path, after: after.get(name) }];
    return jsonDifferences(before.get(name), after.get(name), path);
  });
};

const ofLists = (path: string, before: readonly unknown[], after: readonly unknown[]): Difference[] => {
  const [known, others] = [byIdentity(before), byIdentity(after)];
  if (known === undefined || others === undefined) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      jsonDifferences(before[index], after[index], `${path}[]`),
    );
  }
  const kept = [...known.keys()].filter((name) => others.has(name));
  const order = [...others.keys()].filter((name) => known.has(name));
  const moved = isDeepStrictEqual(kept, order)
    ? []
    : [{ path: `${path} (order)`, before: kept, after: order }];
  return [...moved, ...ofNamed(`${path}[]`, known, others)];
};

/** Every place at which two JSON values differ; items of lists are compared with those that have the same identity. */
export const jsonDifferences = (before: unknown, after: unknown, path = '$'): Difference[] => {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(path, before, after);
  if (isObject(before) && isObject(after))
    return Object.keys({ ...before, ...after }).flatMap((name) =>
      jsonDifferences(before[name], after[name], `${path}.${name}`),
    );
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
};
