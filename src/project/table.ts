import { isDeepStrictEqual } from 'node:util';
import type { Position } from '../../contracts/envelope.ts';
import { countFitting } from '../../projections/lists/sorted.ts';
import type { ByNow, Change, ReadTable, TableSpec, WriteTable } from '../../projections/model/table.ts';
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

/**
 * Keyed rows in memory with all their versions. The rows of now are kept beside, with their indexes; a past position
 * is found among the versions.
 */
export class VersionedTable<Row extends object> {
  readonly name: string;
  readonly #versions = new Map<string, Version<Row>[]>();
  readonly #now = new Map<string, Row>();
  readonly #indexes: ReadonlyMap<string, TableIndex<Row>>;
  readonly #byNow: ByNow<Row> | undefined;
  readonly #onChange: OnChange;
  readonly #onMoved: OnMoved;
  #lastChange: { key: string; next?: Change } = { key: '' };

  constructor(
    name: string,
    spec: TableSpec<Row>,
    onChange: OnChange = () => undefined,
    onMoved: OnMoved = () => undefined,
  ) {
    this.name = name;
    this.#byNow = spec.byNow;
    this.#onChange = onChange;
    this.#onMoved = onMoved;
    const specs = Object.entries<(row: Row) => readonly string[]>(spec.indexes);
    this.#indexes = new Map(specs.map(([index, valuesOf]) => [index, new TableIndex(valuesOf)]));
  }

  /** Makes `row` the row of `key` from `position` on; null removes it. An equal row makes no version. */
  set(key: string, position: Position, row: Row | null): void {
    const before = this.#now.get(key) ?? null;
    if (before === row || isDeepStrictEqual(before, row)) return;
    this.restore(key, position, row);
    this.#onChange(this.name, key, position, row);
  }

  /** As `set`, without comparing and without telling: for what the mirror kept. */
  restore(key: string, position: Position, row: Row | null): void {
    const versions = this.#versions.get(key);
    if (versions === undefined) this.#versions.set(key, [{ position, row }]);
    else if (versions.at(-1)?.position === position) versions[versions.length - 1] = { position, row };
    else versions.push({ position, row });
    const before = this.#now.get(key) ?? null;
    for (const index of this.#indexes.values()) index.change(key, before, row);
    if (row === null) this.#now.delete(key);
    else this.#now.set(key, row);
    if (before !== null && row !== null && this.#byNow?.moves(before, row)) this.#onMoved(position);
    const change = { key };
    this.#lastChange.next = change;
    this.#lastChange = change;
  }

  /** The table as of now, or as it was when `at` had been applied, as far as that is looked at so by now (`ByNow`). */
  view(at?: Position): ReadTable<Row> {
    if (at === undefined) return this.#viewOfNow();
    const seen = this.#byNow && seenByNow(this.#byNow);
    return this.#pastView((key) => {
      const [then, now] = [this.#rowAt(key, at), this.#now.get(key)];
      return seen === undefined || then === undefined || now === undefined ? then : seen(key, then, now);
    });
  }

  /** The table as a projection found it that applied the event at `position()`, whatever has been applied here since. */
  asWas(position: () => Position): ReadTable<Row> {
    return this.#pastView((key) => this.#rowAt(key, position()));
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
    for (const [key, versions] of this.#versions) for (const version of versions) yield { key, ...version };
  }

  #viewOfNow(): ReadTable<Row> {
    const table = this;
    return {
      get size() {
        return table.#now.size;
      },
      get lastChange() {
        return table.#lastChange;
      },
      get: (key) => this.#now.get(key),
      values: () => this.#now.values(),
      by: (index, value) => this.#indexed(index).rows(value),
    };
  }

  #pastView(get: (key: string) => Row | undefined): ReadTable<Row> {
    return pastView({ get, keys: () => this.#versions.keys(), index: (name) => this.#indexed(name) });
  }

  #rowAt(key: string, at: Position): Row | undefined {
    const versions = this.#versions.get(key) ?? [];
    const known = countFitting(versions, ({ position }) => position <= at);
    return versions[known - 1]?.row ?? undefined;
  }

  #indexed(name: string): TableIndex<Row> {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new Error(`the table ${this.name} has no index ${name}`);
    return index;
  }
}
