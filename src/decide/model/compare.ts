import type { FieldDate } from '../../../contracts/fields.ts';

/** True where both are the same JSON value: the order of properties does not matter, the order of lists does. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as Record<string, unknown>[] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  return Object.keys({ ...one, ...other }).every((key) => sameValue(one[key], other[key]));
};

/** The same text for all ways to write the same date: a plain day has the precision `tag`. */
export const dateKey = (date: FieldDate): string =>
  typeof date === 'string' ? `${date}/tag` : `${date.value}/${date.precision}`;

/** True where two dates say the same with the same precision. */
export const sameDate = (a: FieldDate, b: FieldDate): boolean => dateKey(a) === dateKey(b);

/** True where two dated entries are the same; their dates may be written differently. */
export const sameEntry = (a: { readonly on: FieldDate }, b: { readonly on: FieldDate }): boolean =>
  sameValue({ ...a, on: dateKey(a.on) }, { ...b, on: dateKey(b.on) });
