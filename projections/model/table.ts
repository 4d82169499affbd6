/** A table: keyed rows and the indexes that its queries need. Rows are never changed, only replaced. */
export interface TableSpec<Row extends object, Index extends string = string> {
  readonly indexes: Readonly<Record<Index, (row: Row) => readonly string[]>>;
  /** How rows of the past are looked at by now, where not as they were. */
  readonly byNow?: ByNow<Row>;
}

/** How whoever looks back sees rows of a table, where what has happened since decides it. */
export interface ByNow<Row extends object> {
  /** A row that was `then` and is `now`, as it is seen in the past: `then` itself where nothing is otherwise. */
  seen(then: Row, now: Row): Row;
  /** True where the past may be seen otherwise than before once `now` takes the place of `before`. */
  moves(before: Row, now: Row): boolean;
}

/** Declares a table of rows of type `Row`. */
export const table =
  <Row extends object>() =>
  <Index extends string = never>(
    indexes = {} as Readonly<Record<Index, (row: Row) => readonly string[]>>,
    byNow?: ByNow<Row>,
  ): TableSpec<Row, Index> =>
    byNow === undefined ? { indexes } : { indexes, byNow };

/** A link in the chain of a table's changes: the next change hangs on the last one. */
export interface Change {
  readonly key: string;
  readonly next?: Change;
}

// The index name stands in a method's parameter, so that a table with more indexes fits where fewer are asked.
export interface ReadTable<Row extends object, Index extends string = string> {
  readonly size: number;
  /** The last change so far; whoever keeps it finds what changes from here on by following `next`. */
  readonly lastChange: Change;
  get(key: string): Row | undefined;
  /** All rows, in no promised order. */
  values(): Iterable<Row>;
  /** The rows that `index` lists under `value`, in no promised order. */
  by(index: Index, value: string): readonly Row[];
}

export interface WriteTable<Row extends object, Index extends string = string> extends ReadTable<Row, Index> {
  put(key: string, row: Row): void;
  remove(key: string): void;
}

export type ReadTables<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends TableSpec<infer Row, infer Index>
    ? ReadTable<Row, Index>
    : never;
};
export type WriteTables<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends TableSpec<infer Row, infer Index>
    ? WriteTable<Row, Index>
    : never;
};
