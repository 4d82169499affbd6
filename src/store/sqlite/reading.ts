import type { DatabaseSync } from 'node:sqlite';
import type { Position, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { ForeignPosition } from '../event-store.ts';
import { positionOf, rowidOf } from './rows.ts';
import { type Place, statements } from './statements.ts';

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

const positionAt = (place: Place | undefined): Position | null =>
  place === undefined ? null : positionOf(place.position, place.hash);

/** Reads events through `database`. */
export const reading = (database: DatabaseSync): Reading => {
  const read = statements(database);

  const pageAfter = (rowid: number) => read.after(rowid, PAGE);

  const rowOf = (position: Position | null): number => {
    if (position === null) return 0;
    const rowid = rowidOf(position);
    const hash = read.hashAt(rowid);
    if (hash === undefined || positionOf(rowid, hash) !== position) throw new ForeignPosition(position);
    return rowid;
  };

  async function* readStream(stream: StreamName, fromRevision = 0) {
    for (let from = fromRevision; ; ) {
      const events = read.ofStream(stream, from, PAGE);
      yield* events;
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) return;
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

  return {
    readStream,
    readAll,
    pageAfter,
    rowOf,
    head: () => positionAt(read.last()),
    first: () => positionAt(read.first()),
  };
};
