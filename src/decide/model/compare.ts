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
  typeof date === 'string'
    ? `${date}/tag`
    : [date.value, date.precision, ...(date.grenze === undefined ? [] : [date.grenze])].join('/');

type MaybeDate = FieldDate | undefined;

const keyOf = (date: MaybeDate) => (date === undefined ? undefined : dateKey(date));

/** True where two dates say the same with the same precision, or neither is known. */
export const sameDate = (a: MaybeDate, b: MaybeDate): boolean => keyOf(a) === keyOf(b);

/** What was said, and as of when. */
interface Entered {
  readonly on?: MaybeDate;
  readonly stand?: MaybeDate;
}

/**
 * True where an entry says the same as one that is stored; their dates may be written differently. As of when it is said counts only
 * where the new one names it: else it is filled in, and differs every day.
 */
export const sameEntry = (stored: Entered, entered: Entered): boolean =>
  sameValue(
    { ...stored, on: keyOf(stored.on), stand: entered.stand && keyOf(stored.stand) },
    { ...entered, on: keyOf(entered.on), stand: keyOf(entered.stand) },
  );
