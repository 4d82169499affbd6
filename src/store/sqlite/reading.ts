import type { DatabaseSync } from 'node:sqlite';
import type { Position, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { ForeignPosition } from '../event-store.ts';
import { problemOf } from './explain.ts';
import { type EventRow, eventOf, positionOf, rowidOf } from './rows.ts';
import * as SQL from './sql.ts';

/**
 * Events a page: an open iterator would hold the WAL's snapshot, so everything is read in pages. Between two pages others
 * have their turn: reading, checking and applying this many takes about ten milliseconds.
 */
export const PAGE = 100;

/** The reading half of the engine over one connection. What cannot be read is thrown as a StoreProblem, what is damaged as Damage. */
export interface Reading {
  readStream(stream: StreamName, fromRevision?: number): AsyncIterable<StoredEvent>;
  readAll(after: Position | null): AsyncIterable<StoredEvent>;
  /** The next page after a row; empty at the end. */
  pageAfter(rowid: number): StoredEvent[];
  /** The row that a position stands for; throws ForeignPosition where it is not of this log. */
  rowOf(position: Position | null): number;
  head(): Position | null;
  /** The position of the first event. */
  first(): Position | null;
}

/** Reads events through `database`. */
export const reading = (database: DatabaseSync): Reading => {
  const statements = {
    stream: database.prepare(SQL.READ_STREAM),
    all: database.prepare(SQL.READ_ALL),
    hash: database.prepare(SQL.HASH_AT),
    head: database.prepare(SQL.HEAD),
    first: database.prepare(SQL.FIRST),
  };

  // Asked for now: a database that could not be opened again does not tell any more.
  const path = database.location() ?? 'Der Bestand';

  const readable = <Result>(place: string, read: () => Result): Result => {
    try {
      return read();
    } catch (error) {
      throw problemOf(path, error, place);
    }
  };

  const event = (row: EventRow): StoredEvent =>
    readable(`Eintrag ${row.position}: ${row.id}`, () => eventOf(row));

  const pageAfter = (rowid: number) =>
    readable(`nach Eintrag ${rowid}`, () => statements.all.all(rowid, PAGE) as unknown as EventRow[]).map(
      event,
    );

  const rowOf = (position: Position | null): number => {
    if (position === null) return 0;
    const rowid = rowidOf(position);
    const found = readable(`Eintrag ${rowid}`, () => statements.hash.get(rowid)) as
      | { hash: string }
      | undefined;
    if (found === undefined || positionOf(rowid, found.hash) !== position)
      throw new ForeignPosition(position);
    return rowid;
  };

  async function* readStream(stream: StreamName, fromRevision = 0) {
    for (let from = fromRevision; ; ) {
      const rows = readable(
        `${stream} ab ${from}`,
        () => statements.stream.all(stream, from, PAGE) as unknown as EventRow[],
      );
      yield* rows.map(event);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      from = last.revision + 1;
    }
  }

  async function* readAll(after: Position | null) {
    for (let rowid = rowOf(after); ; ) {
      const events = pageAfter(rowid);
      yield* events;
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) return;
      rowid = rowidOf(last.position);
    }
  }

  const end = (which: 'first' | 'head', place: string) => (): Position | null => {
    const found = readable(place, () => statements[which].get()) as
      | { position: number; hash: string }
      | undefined;
    return found === undefined ? null : positionOf(found.position, found.hash);
  };

  return {
    readStream,
    readAll,
    pageAfter,
    rowOf,
    head: end('head', 'letzter Eintrag'),
    first: end('first', 'erster Eintrag'),
  };
};
