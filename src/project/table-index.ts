/** The rows under one value; null keeps the place of a key whose row has gone elsewhere. */
interface Bucket<Row> {
  readonly rows: Map<string, Row | null>;
  listed?: readonly Row[] | undefined;
}

const NONE: readonly never[] = [];

/**
 * One index of a table. It lists every key that ever had a value, in the order in which they came to it, with its row
 * of now where that still has the value: so one index serves now and then, in the same order.
 */
export class TableIndex<Row extends object> {
  readonly #valuesOf: (row: Row) => readonly string[];
  readonly #buckets = new Map<string, Bucket<Row>>();

  constructor(valuesOf: (row: Row) => readonly string[]) {
    this.#valuesOf = valuesOf;
  }

  /** Takes in that the row of `key` is another one. */
  change(key: string, before: Row | null, row: Row | null): void {
    const values = row === null ? NONE : this.#valuesOf(row);
    if (before !== null)
      for (const value of this.#valuesOf(before)) if (!values.includes(value)) this.#put(value, key, null);
    for (const value of values) this.#put(value, key, row);
  }

  /** The rows of now. */
  rows(value: string): readonly Row[] {
    const bucket = this.#buckets.get(value);
    if (bucket === undefined) return NONE;
    bucket.listed ??= [...bucket.rows.values()].filter((row) => row !== null);
    return bucket.listed;
  }

  /** Every key that ever had the value. */
  keys(value: string): Iterable<string> {
    return this.#buckets.get(value)?.rows.keys() ?? NONE;
  }

  /** True where this row has the value. */
  has(value: string, row: Row): boolean {
    return this.#valuesOf(row).includes(value);
  }

  #put(value: string, key: string, row: Row | null): void {
    const bucket = this.#buckets.get(value);
    if (bucket === undefined) this.#buckets.set(value, { rows: new Map([[key, row]]) });
    else {
      bucket.rows.set(key, row);
      bucket.listed = undefined;
    }
  }
}
