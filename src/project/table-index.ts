import { NamedLists } from './packed/named-lists.ts';
import { NOTHING } from './packed/number-map.ts';
import type { Packing } from './packed/packing.ts';
import { Recent } from './packed/recent.ts';

const NONE: readonly never[] = [];

/**
 * One index of a table. It lists the number of every row that ever had a value, in the order in which they came to it, and which of them have it
 * no longer: so one index serves now and then, in the same order.
 */
export class TableIndex<Row extends object> {
  readonly #valuesOf: (row: Row) => readonly string[];
  readonly #rowOf: (number: number) => Row | undefined;
  readonly #lists: NamedLists;
  readonly #read: Recent<readonly Row[]>;

  constructor(
    valuesOf: (row: Row) => readonly string[],
    rowOf: (number: number) => Row | undefined,
    packing: Packing,
  ) {
    this.#valuesOf = valuesOf;
    this.#rowOf = rowOf;
    this.#lists = new NamedLists(packing);
    this.#read = new Recent(packing.budget);
  }

  /** Takes in that a row is another one. */
  change(number: number, before: Row | null, row: Row | null): void {
    const had = before === null ? NONE : this.#valuesOf(before);
    const has = row === null ? NONE : this.#valuesOf(row);
    for (const value of had) if (!has.includes(value)) this.#read.forget(this.#lists.leave(value, number));
    for (const value of has) this.#read.forget(this.#listOf(value, number, had.includes(value)));
  }

  /** The rows of now. */
  rows(value: string): readonly Row[] {
    const list = this.#lists.find(value);
    if (list === NOTHING) return NONE;
    const known = this.#read.get(list);
    if (known !== undefined) return known;
    const rows = [...this.#rowsOf(list)];
    this.#read.put(list, rows, rows.length + 1);
    return rows;
  }

  /** The number of every row that ever had the value. */
  numbers(value: string): Iterable<number> {
    const list = this.#lists.find(value);
    return list === NOTHING ? NONE : this.#lists.numbers(list);
  }

  /** True where this row has the value. */
  has(value: string, row: Row): boolean {
    return this.#valuesOf(row).includes(value);
  }

  /** What has changed since this was last called, as bytes. */
  take(): readonly Uint8Array[] {
    return this.#lists.take();
  }

  restore(bytes: Buffer): void {
    this.#lists.restore(bytes);
  }

  *#rowsOf(list: number): Iterable<Row> {
    for (const number of this.#lists.numbers(list)) {
      const row = this.#lists.hasLeft(list, number) ? undefined : this.#rowOf(number);
      if (row !== undefined) yield row;
    }
  }

  #listOf(value: string, number: number, stays: boolean): number {
    return stays ? this.#lists.find(value) : this.#lists.come(value, number);
  }
}
