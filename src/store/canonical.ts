import canonicalize from 'canonicalize';

/** What a value cannot be put in order of here, for the library. */
const OTHERWISE = Symbol('otherwise');

/** Documents are not nested deeper (contracts/json-text.ts); whatever is has no end, perhaps. */
const MOST_LEVELS = 40;

/** Places of an object that JavaScript does not keep in the order in which they are set, or does not set at all. */
const isUnruly = (key: string): boolean => (key >= '0' && key < ':') || key === '__proto__';

const inOrder = (keys: readonly string[]): boolean => {
  for (let at = 1; at < keys.length; at += 1)
    if ((keys[at - 1] as string) > (keys[at] as string)) return false;
  return true;
};

const listOf = (list: readonly unknown[], level: number): unknown => {
  if ('toJSON' in list) return OTHERWISE;
  let ordered: unknown[] | undefined;
  for (const [at, found] of list.entries()) {
    const item = orderedOf(found, level + 1);
    if (item === OTHERWISE) return OTHERWISE;
    if (item === found) continue;
    ordered ??= [...list];
    ordered[at] = item;
  }
  return ordered ?? list;
};

const objectOf = (object: Readonly<Record<string, unknown>>, level: number): unknown => {
  if (Object.getPrototypeOf(object) !== Object.prototype || 'toJSON' in object) return OTHERWISE;
  const keys = Object.keys(object);
  const isOrdered = inOrder(keys);
  if (!isOrdered && keys.some(isUnruly)) return OTHERWISE;
  const changed: Record<string, unknown> = {};
  let isChanged = false;
  for (const key of keys) {
    const value = orderedOf(object[key], level + 1);
    if (value === OTHERWISE) return OTHERWISE;
    if (value === object[key]) continue;
    if (isUnruly(key)) return OTHERWISE;
    changed[key] = value;
    isChanged = true;
  }
  if (isOrdered) return isChanged ? { ...object, ...changed } : object;
  const ordered: Record<string, unknown> = {};
  for (const key of keys.sort()) ordered[key] = Object.hasOwn(changed, key) ? changed[key] : object[key];
  return ordered;
};

/** The same value with the keys of its objects in order; itself where they are. */
const orderedOf = (value: unknown, level: number): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : OTHERWISE;
  if (typeof value !== 'object' || value === null) return value;
  if (level > MOST_LEVELS) return OTHERWISE;
  return Array.isArray(value)
    ? listOf(value, level)
    : objectOf(value as Readonly<Record<string, unknown>>, level);
};

/**
 * The JSON of a value by RFC 8785. What JSON documents hold is put in order and written in one go; the rest is the library's, whose
 * output and errors these are in every case.
 */
export const canonicalJson = (value: unknown): string | undefined => {
  const ordered = orderedOf(value, 0);
  if (ordered === OTHERWISE) return canonicalize(value);
  const text = JSON.stringify(ordered) as string | undefined;
  // So begins what stands for half a character, which nobody may write; or somebody has written of it.
  return text?.includes('\\ud') ? canonicalize(value) : text;
};
