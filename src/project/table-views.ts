import type { ByNow, Change, ReadTable } from '../../projections/model/table.ts';
import type { TableIndex } from './table-index.ts';

/** What a table of the past never does. */
const UNCHANGING: Change = { key: '' };

/** A table as it can be looked up at some moment; rows by their number in it. */
export interface PastLookup<Row extends object> {
  readonly get: (number: number) => Row | undefined;
  readonly numberOf: (key: string) => number | undefined;
  /** Of every key that has ever had a row. */
  readonly numbers: () => Iterable<number>;
  readonly index: (name: string) => TableIndex<Row>;
}

/** A table of a moment that is not now. */
export const pastView = <Row extends object>(lookup: PastLookup<Row>): ReadTable<Row> => {
  const { get, numberOf, numbers, index } = lookup;
  // One by one: whoever goes through a large table may pause between.
  function* rows(among: Iterable<number>): Iterable<Row> {
    for (const number of among) {
      const row = get(number);
      if (row !== undefined) yield row;
    }
  }
  const all = () => rows(numbers());
  return {
    get size() {
      return [...all()].length;
    },
    lastChange: UNCHANGING,
    get: (key) => {
      const number = numberOf(key);
      return number === undefined ? undefined : get(number);
    },
    values: all,
    by: (name, value) => {
      const found = index(name);
      return [...rows(found.numbers(value))].filter((row) => found.has(value, row));
    },
  };
};

/** How rows that were `then` are looked at by now; what is looked at otherwise is the same row each time: others keep things by it. */
export const seenByNow = <Row extends object>(
  byNow: ByNow<Row>,
): ((number: number, then: Row, now: Row) => Row) => {
  const moved = new Map<number, { readonly then: Row; readonly now: Row; readonly seen: Row }>();
  return (number, then, now) => {
    const known = moved.get(number);
    if (known?.then === then && known.now === now) return known.seen;
    const seen = byNow.seen(then, now);
    if (seen !== then) moved.set(number, { then, now, seen });
    return seen;
  };
};
