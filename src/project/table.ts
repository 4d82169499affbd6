import type { Position } from '../../contracts/envelope.ts';
import type { ByNow, Change, ReadTable, TableSpec, WriteTable } from '../../projections/model/table.ts';
import { emptyPacking, type Packing } from './packed/packing.ts';
import type { Part } from './packed/part.ts';
import { PackedRows } from './packed-rows.ts';
import { TableIndex } from './table-index.ts';
import { pastView, seenByNow } from './table-views.ts';

/** A row as it was from a position on; null where it had been removed. */
export interface Version<Row> {
  readonly position: Position;
  readonly row: Row | null;
}

/** Told where rows of the past may be seen otherwise than before. */
export type OnMoved = (position: Position) => void;

/** What hears of a table's changes, and what its rows are packed with. */
export interface TableParts {
  readonly packing?: Packing;
  readonly onMoved?: OnMoved;
}

/** Keyed rows in memory with all their versions, and indexes of those of now. */
export class VersionedTable<Row extends object> {
  readonly name: string;
  readonly #rows: PackedRows<Row>;
  readonly #positions: Packing['positions'];
  readonly #indexes: ReadonlyMap<string, TableIndex<Row>>;
  readonly #byNow: ByNow<Row> | undefined;
  readonly #onMoved: OnMoved;
  #lastChange: { key: string; next?: Change } = { key: '' };

  constructor(
    name: string,
    spec: TableSpec<Row>,
    { packing = emptyPacking(), onMoved = () => undefined }: TableParts = {},
  ) {
    this.name = name;
    this.#rows = new PackedRows(packing);
    this.#positions = packing.positions;
    this.#byNow = spec.byNow;
    this.#onMoved = onMoved;
    const rowOf = (number: number) => this.#rows.at(number);
    const specs = Object.entries<(row: Row) => readonly string[]>(spec.indexes);
    this.#indexes = new Map(
      specs.map(([index, valuesOf]) => [index, new TableIndex(valuesOf, rowOf, packing)]),
    );
  }

  /** Makes `row` the row of `key` from `position` on; null removes it. An equal row makes no version. */
  set(key: string, position: Position, row: Row | null): void {
    const before = this.#rows.get(key) ?? null;
    if (before === row) return;
    const number = this.#rows.put(key, this.#positions.of(position), row);
    if (number === undefined) return;
    for (const index of this.#indexes.values()) index.change(number, before, row);
    if (before !== null && row !== null && this.#byNow?.moves(before, row)) this.#onMoved(position);
    this.#changed(key);
  }

  /** The table as of now, or as it was when `at` had been applied, as far as that is looked at so by now (`ByNow`). */
  view(at?: Position): ReadTable<Row> {
    if (at === undefined) return this.#viewOfNow();
    const seen = this.#byNow && seenByNow(this.#byNow);
    const count = () => this.#positions.countUpTo(at);
    return this.#pastView((number) => {
      const [then, now] = [this.#rows.atThen(number, count()), this.#rows.at(number)];
      return seen === undefined || then === undefined || now === undefined ? then : seen(number, then, now);
    });
  }

  /** The table as a projection found it that applied the event at `position()`, whatever has been applied here since. */
  asWas(position: () => Position): ReadTable<Row> {
    return this.#pastView((number) => this.#rows.atThen(number, this.#positions.countUpTo(position())));
  }

  /** The table for a projection that is at `position()`. */
  writer(position: () => Position): WriteTable<Row> {
    return Object.defineProperties(
      {
        put: (key: string, row: Row) => this.set(key, position(), row),
        remove: (key: string) => this.set(key, position(), null),
      },
      Object.getOwnPropertyDescriptors(this.#viewOfNow()),
    ) as WriteTable<Row>;
  }

  /** Every version of every row, in no promised order. */
  *history(): Iterable<{ key: string } & Version<Row>> {
    for (const { key, from, row } of this.#rows.history())
      yield { key, position: this.#positions.at(from), row };
  }

  /** What of this table is kept on disk: its rows, and each index. */
  parts(by: string): readonly Part[] {
    const { name } = this;
    const rows: Part = {
      name,
      by,
      take: () => this.#rows.take(),
      restore: (bytes) => {
        this.#rows.restore(bytes);
        // Whoever has looked at the table before is told that it is another one.
        this.#changed('');
      },
    };
    const indexes = [...this.#indexes].map(([index, lists]): Part => {
      const [take, restore] = [() => lists.take(), (bytes: Buffer) => lists.restore(bytes)];
      return { name: `${name}/${index}`, by, take, restore };
    });
    return [rows, ...indexes];
  }

  #changed(key: string): void {
    const change = { key };
    this.#lastChange.next = change;
    this.#lastChange = change;
  }

  #viewOfNow(): ReadTable<Row> {
    const table = this;
    return {
      get size() {
        return table.#rows.size;
      },
      get lastChange() {
        return table.#lastChange;
      },
      get: (key) => this.#rows.get(key),
      values: () => this.#rows.values(),
      by: (index, value) => this.#indexed(index).rows(value),
    };
  }

  #pastView(get: (number: number) => Row | undefined): ReadTable<Row> {
    return pastView({
      get,
      numberOf: (key) => this.#rows.numberOf(key),
      numbers: () => this.#rows.numbers(),
      index: (name) => this.#indexed(name),
    });
  }

  #indexed(name: string): TableIndex<Row> {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new Error(`the table ${this.name} has no index ${name}`);
    return index;
  }
}
