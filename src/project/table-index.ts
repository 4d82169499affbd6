import { Lists } from './packed/lists.ts';
import { listIn, Names } from './packed/names.ts';
import { NOTHING } from './packed/number-map.ts';
import { Recent } from './packed/recent.ts';
import type { Packing } from './packing.ts';

const NONE: readonly never[] = [];

/**
 * One index of a table. It lists the number of every row that ever had a value, in the order in which they came to it, and which of them have it
 * no longer: so one index serves now and then, in the same order.
 */
export class TableIndex<Row extends object> {
  readonly #valuesOf: (row: Row) => readonly string[];
  readonly #rowOf: (number: number) => Row | undefined;
  readonly #lists = new Lists();
  readonly #byValue: Names;
  /** The numbers of those that have left a list. */
  readonly #left = new Map<number, Set<number>>();
  readonly #read: Recent<readonly Row[]>;

  constructor(
    valuesOf: (row: Row) => readonly string[],
    rowOf: (number: number) => Row | undefined,
    { vocabulary, budget }: Packing,
  ) {
    this.#valuesOf = valuesOf;
    this.#rowOf = rowOf;
    this.#byValue = new Names(vocabulary.ids);
    this.#read = new Recent(budget);
  }

  /** Takes in that a row is another one. */
  change(number: number, before: Row | null, row: Row | null): void {
    const had = before === null ? NONE : this.#valuesOf(before);
    const has = row === null ? NONE : this.#valuesOf(row);
    for (const value of had)
      if (!has.includes(value)) this.#leave(listIn(this.#byValue, value, this.#lists), number);
    for (const value of has)
      this.#come(listIn(this.#byValue, value, this.#lists), number, had.includes(value));
  }

  /** The rows of now. */
  rows(value: string): readonly Row[] {
    const list = this.#byValue.get(value);
    if (list === NOTHING) return NONE;
    const known = this.#read.get(list);
    if (known !== undefined) return known;
    const rows = [...this.#rowsOf(list)];
    this.#read.put(list, rows, rows.length + 1);
    return rows;
  }

  /** The number of every row that ever had the value. */
  *numbers(value: string): Iterable<number> {
    const list = this.#byValue.get(value);
    if (list !== NOTHING) yield* this.#numbersIn(list);
  }

  /** True where this row has the value. */
  has(value: string, row: Row): boolean {
    return this.#valuesOf(row).includes(value);
  }

  *#rowsOf(list: number): Iterable<Row> {
    const left = this.#left.get(list);
    for (const number of this.#numbersIn(list)) {
      const row = left?.has(number) ? undefined : this.#rowOf(number);
      if (row !== undefined) yield row;
    }
  }

  *#numbersIn(list: number): Iterable<number> {
    const length = this.#lists.length(list);
    for (let index = 0; index < length; index += 1) yield this.#lists.at(list, index);
  }

  #come(list: number, number: number, stays: boolean): void {
    this.#read.forget(list);
    if (!stays && !this.#left.get(list)?.delete(number)) this.#lists.push(list, number);
  }

  #leave(list: number, number: number): void {
    this.#read.forget(list);
    const left = this.#left.get(list);
    if (left === undefined) this.#left.set(list, new Set([number]));
    else left.add(number);
  }
}
