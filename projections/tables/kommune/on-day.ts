import { countHolding, profileAfter } from '../../../contracts/dated-profile.ts';
import { keepsake, type Memories } from '../../model/memory.ts';
import { type KommuneRow, type KommuneTables, kommuneTables } from './tables.ts';

/** What a Kommune has said of itself, as it holds one after the other; also what is announced. */
export const everSaid = (row: KommuneRow): readonly KommuneRow[] => {
  const { dated } = row;
  if (dated === undefined) return [row];
  return [0, ...dated.changes.map((_, index) => index + 1)].map((count) =>
    rowAfter(row, count, dated.changes[count - 1]?.from ?? ''),
  );
};

/** A row as it was said by `day`, with the first `count` of its changes. */
const rowAfter = (row: KommuneRow, count: number, day: string): KommuneRow => {
  const { dated, registeredAt } = row;
  if (dated === undefined) return row;
  const { first, changes } = dated;
  return { ...profileAfter(first, changes.slice(0, count)), registeredAt, dated: { ...dated, on: day } };
};

/** A Kommune as it describes itself on a day. */
export const rowOn = (row: KommuneRow, day: string): KommuneRow =>
  row.dated === undefined ? row : rowAfter(row, countHolding(row.dated.changes, day), day);

/** Rows of the same day and the same changes are the same: what is made of one is found again. */
const SEEN = keepsake(() => new WeakMap<KommuneRow, Map<string, KommuneRow>>());

const MOST_DAYS = 8;

const seenOn = (memory: Memories, row: KommuneRow, day: string): KommuneRow => {
  if (row.dated === undefined) return row;
  const known = memory.rows.of(SEEN);
  const days = known.get(row) ?? new Map<string, KommuneRow>();
  known.set(row, days);
  const seen = days.get(day) ?? rowOn(row, day);
  days.set(day, seen);
  const [oldest] = days.keys();
  if (days.size > MOST_DAYS && oldest !== undefined) days.delete(oldest);
  return seen;
};

type Kommunen = KommuneTables['kommunen'];

const tableOn = (table: Kommunen, seen: (row: KommuneRow) => KommuneRow): Kommunen => ({
  get size() {
    return table.size;
  },
  get lastChange() {
    return table.lastChange;
  },
  get: (key) => {
    const row = table.get(key);
    return row && seen(row);
  },
  values: () => Iterator.from(table.values()).map(seen),
  by: (index, value) =>
    table
      .by(index, value)
      .map(seen)
      .filter((row) => kommuneTables.kommunen.indexes[index](row).includes(value)),
});

/** The same tables with every Kommune as it describes itself on that day; for one look, since nothing of it is kept. */
export const namesOn = <All extends { readonly kommune: KommuneTables }>(models: All, day: string): All => ({
  ...models,
  kommune: {
    ...models.kommune,
    kommunen: tableOn(models.kommune.kommunen, (row) => rowOn(row, day)),
  },
});

interface Models {
  readonly kommune: KommuneTables;
  readonly memory: Memories;
}

/**
 * The same tables, in which every Kommune is as it describes itself on that day: under its name of then, where it was then. What was announced
 * for a day takes effect on that day by this alone. Whatever answers a question reads through it.
 */
export const onDay = <All extends Models>(models: All, day: string): All => ({
  ...models,
  kommune: {
    ...models.kommune,
    kommunen: tableOn(models.kommune.kommunen, (row) => seenOn(models.memory, row, day)),
  },
});
