import type { FieldPath } from './fields/marked-fields.ts';

type Change = (found: unknown, pointer: string) => unknown;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** One step of a JSON Pointer (RFC 6901 §3). */
const escaped = (step: string): string =>
  step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;

/** Replaces every item of a list or value of an object. */
const replaceEach = (value: unknown, change: (item: unknown, name: string) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item, index) => change(item, String(index)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item, name)]));
};

/** Replaces one property, or one place of a list. */
const replaceOne = (value: unknown, name: string, change: (item: unknown) => unknown): unknown => {
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  if (!Array.isArray(value)) return { ...value, [name]: change((value as Record<string, unknown>)[name]) };
  const index = Number(name);
  return Number.isInteger(index) ? value.with(index, change(value[index])) : value;
};

/**
 * A copy of `value` in which `change` has replaced what stands at `path`; what is absent stays absent, and a value of another
 * shape than the path expects stays as it is.
 */
export const replaceAt = (value: unknown, path: FieldPath, change: Change): unknown =>
  replaceFrom(value, path, 0, change, '');

const replaceFrom = (
  value: unknown,
  path: FieldPath,
  level: number,
  change: Change,
  pointer: string,
): unknown => {
  if (value === undefined || value === null) return value;
  const name = path[level];
  if (name === undefined) return change(value, pointer);
  const deeper = (item: unknown, step: string) =>
    replaceFrom(item, path, level + 1, change, `${pointer}/${escaped(step)}`);
  return name === '*' ? replaceEach(value, deeper) : replaceOne(value, name, (item) => deeper(item, name));
};

/** A value that was found, and its JSON Pointer. */
interface Found {
  readonly found: unknown;
  readonly pointer: string;
}

/** Every value at `path` with its JSON Pointer. */
export const valuesAt = (value: unknown, path: FieldPath): Found[] => {
  const all: Found[] = [];
  collect(value, path, 0, '', all);
  return all;
};

const collect = (value: unknown, path: FieldPath, level: number, pointer: string, all: Found[]): void => {
  if (value === undefined || value === null) return;
  const name = path[level];
  if (name === undefined) all.push({ found: value, pointer });
  else if (isObject(value))
    for (const step of name === '*' ? Object.keys(value) : [name])
      if (Object.hasOwn(value, step))
        collect(
          (value as Record<string, unknown>)[step],
          path,
          level + 1,
          `${pointer}/${escaped(step)}`,
          all,
        );
};
