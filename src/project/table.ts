import { isDeepStrictEqual } from 'node:util';
import type { Position } from '../../contracts/envelope.ts';
import type { ByNow, Change, ReadTable, TableSpec, WriteTable } from '../../projections/model/table.ts';
import { PackedRows } from './packed-rows.ts';
import { emptyPacking, type Packing } from './packing.ts';
import { TableIndex } from './table-index.ts';
import { pastView, seenByNow } from './table-views.ts';

/** A row as it was from a position on; null where it had been removed. */
export interface Version<Row> {
  readonly position: Position;
  readonly row: Row | null;
}

/** Told of every new version; the mirror keeps them. */
export type OnChange = (table: string, key: string, position: Position, row: object | null) => void;

/** Told where rows of the past may be seen otherwise than before. */
export type OnMoved = (position: Position) => void;

/** What hears of a table's changes, and what its rows are packed with. */
export interface TableParts {
  readonly packing?: Packing;
  readonly onChange?: OnChange;
  readonly onMoved?: OnMoved;
}

/** Keyed rows in memory with all their versions, and indexes of those of now. */
export class VersionedTable<Row extends object> {
  readonly name: string;
  readonly #rows: PackedRows<Row>;
  readonly #positions: Packing['positions'];
  readonly #indexes: ReadonlyMap<string, TableIndex<Row>>;
  readonly #byNow: ByNow<Row> | undefined;
  readonly #onChange: OnChange;
  readonly #onMoved: OnMoved;
  #lastChange: { key: string; next?: Change } = { key: '' };

  constructor(
    name: string,
    spec: TableSpec<Row>,
    { packing = emptyPacking(), onChange = () => undefined, onMoved = () => undefined }: TableParts = {},
  ) {
    this.name = name;
    this.#rows = new PackedRows(packing);
    this.#positions = packing.positions;
    this.#byNow = spec.byNow;
    this.#onChange = onChange;
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
    if (before === row || isDeepStrictEqual(before, row)) return;
    this.#put(key, position, before, row);
    this.#onChange(this.name, key, position, row);
  }

  /** As `set`, without comparing and without telling: for what the mirror kept. */
  restore(key: string, position: Position, row: Row | null): void {
    this.#put(key, position, this.#rows.get(key) ?? null, row);
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

  #put(key: string, position: Position, before: Row | null, row: Row | null): void {
    const number = this.#rows.put(key, this.#positions.of(position), row);
    for (const index of this.#indexes.values()) index.change(number, before, row);
    if (before !== null && row !== null && this.#byNow?.moves(before, row)) this.#onMoved(position);
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
