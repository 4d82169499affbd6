import type { ByNow, Change, ReadTable } from '../../projections/model/table.ts';
import type { TableIndex } from './table-index.ts';

/** What a table of the past never does. */
const UNCHANGING: Change = { key: '' };

/** A table as it can be looked up at some moment. */
export interface PastLookup<Row extends object> {
  readonly get: (key: string) => Row | undefined;
  /** Every key that has ever had a row. */
  readonly keys: () => Iterable<string>;
  readonly index: (name: string) => TableIndex<Row>;
}

/** A table of a moment that is not now. */
export const pastView = <Row extends object>({ get, keys, index }: PastLookup<Row>): ReadTable<Row> => {
  // One by one: whoever goes through a large table may pause between.
  function* rows(among: Iterable<string>): Iterable<Row> {
    for (const key of among) {
      const row = get(key);
      if (row !== undefined) yield row;
    }
  }
  const all = () => rows(keys());
  return {
    get size() {
      return [...all()].length;
    },
    lastChange: UNCHANGING,
    get,
    values: all,
    by: (name, value) => {
      const found = index(name);
      return [...rows(found.keys(value))].filter((row) => found.has(value, row));
    },
  };
};

/** How rows that were `then` are looked at by now; what is looked at otherwise is the same row each time: others keep things by it. */
export const seenByNow = <Row extends object>(
  byNow: ByNow<Row>,
): ((key: string, then: Row, now: Row) => Row) => {
  const moved = new Map<string, { readonly then: Row; readonly now: Row; readonly seen: Row }>();
  return (key, then, now) => {
    const known = moved.get(key);
    if (known?.then === then && known.now === now) return known.seen;
    const seen = byNow.seen(then, now);
    if (seen !== then) moved.set(key, { then, now, seen });
    return seen;
  };
};
