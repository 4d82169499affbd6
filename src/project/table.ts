import { isDeepStrictEqual } from 'node:util';
import type { Position } from '../../contracts/envelope.ts';
import type { ReadTable, TableSpec, WriteTable } from '../../projections/model.ts';

/** A row as it was from a position on; null where it had been removed. */
export interface Version<Row> {
  readonly position: Position;
  readonly row: Row | null;
}

/** Told of every new version; the mirror keeps them. */
export type OnChange = (table: string, key: string, position: Position, row: object | null) => void;

/** Before everything: where a table has no rows. */
export const BEFORE_ALL = '' as Position;

/**
 * Keyed rows in memory with all their versions. An index lists every key that ever had a value; what it finds is
 * compared with the row at the asked position, so one index serves now and then.
 */
export class VersionedTable<Row extends object> {
  readonly name: string;
  readonly #specs: [string, (row: Row) => readonly string[]][];
  readonly #versions = new Map<string, Version<Row>[]>();
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #onChange: OnChange;
  #size = 0;

  constructor(name: string, spec: TableSpec<Row>, onChange: OnChange = () => undefined) {
    this.name = name;
    this.#specs = Object.entries(spec.indexes);
    this.#onChange = onChange;
    for (const [index] of this.#specs) this.#indexes.set(index, new Map());
  }

  /** Makes `row` the row of `key` from `position` on; null removes it. An equal row makes no version. */
  set(key: string, position: Position, row: Row | null): void {
    const before = this.#latest(key);
    if (before === row || isDeepStrictEqual(before, row)) return;
    this.restore(key, position, row);
    this.#onChange(this.name, key, position, row);
  }

  /** As `set`, without comparing and without telling: for what the mirror kept. */
  restore(key: string, position: Position, row: Row | null): void {
    const versions = this.#versions.get(key);
    const before = versions?.at(-1);
    this.#size += Number(row !== null) - Number(before !== undefined && before.row !== null);
    if (versions === undefined) this.#versions.set(key, [{ position, row }]);
    else if (before?.position === position) versions[versions.length - 1] = { position, row };
    else versions.push({ position, row });
    if (row !== null) this.#list(key, row);
  }

  /** The table as of now, or as it was when `at` had been applied. */
  view(at?: Position): ReadTable<Row> {
    const get =
      at === undefined
        ? (key: string) => this.#latest(key) ?? undefined
        : (key: string) => this.#rowAt(key, at);
    const rows = (keys: Iterable<string>): Row[] => {
      const found: Row[] = [];
      for (const key of keys) {
        const row = get(key);
        if (row !== undefined) found.push(row);
      }
      return found;
    };
    const table = this;
    return {
      get size() {
        return at === undefined ? table.#size : rows(table.#versions.keys()).length;
      },
      get,
      values: () => rows(this.#versions.keys()),
      by: (index, value) => this.#listed(index, value, rows),
    };
  }

  /** The table for a projection that is at `position()`. */
  writer(position: () => Position): WriteTable<Row> {
    const read = this.view();
    const table = this;
    return {
      get size() {
        return table.#size;
      },
      get: read.get,
      values: read.values,
      by: read.by,
      put: (key, row) => this.set(key, position(), row),
      remove: (key) => this.set(key, position(), null),
    };
  }

  /** Every version of every row, in no promised order. */
  *history(): Iterable<{ key: string } & Version<Row>> {
    for (const [key, versions] of this.#versions) for (const version of versions) yield { key, ...version };
  }

  #latest(key: string): Row | null {
    return this.#versions.get(key)?.at(-1)?.row ?? null;
  }

  #rowAt(key: string, at: Position): Row | undefined {
    const versions = this.#versions.get(key) ?? [];
    let [low, high] = [0, versions.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((versions[middle] as Version<Row>).position <= at) low = middle + 1;
      else high = middle;
    }
    return versions[low - 1]?.row ?? undefined;
  }

  #list(key: string, row: Row): void {
    for (const [index, valuesOf] of this.#specs) {
      const values = this.#indexes.get(index);
      for (const value of valuesOf(row)) {
        const keys = values?.get(value);
        if (keys === undefined) values?.set(value, new Set([key]));
        else keys.add(key);
      }
    }
  }

  #listed(index: string, value: string, rows: (keys: Iterable<string>) => Row[]): Row[] {
    const spec = this.#specs.find(([name]) => name === index);
    if (spec === undefined) throw new Error(`the table ${this.name} has no index ${index}`);
    const keys = this.#indexes.get(index)?.get(value) ?? [];
    return rows(keys).filter((row) => spec[1](row).includes(value));
  }
}
