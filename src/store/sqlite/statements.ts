import type { DatabaseSync } from 'node:sqlite';
import type { StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { problemOf } from './explain.ts';
import { type EventRow, eventOf } from './rows.ts';
import * as SQL from './sql.ts';

/** A row's number and its event's hash: what a position is made of. */
export interface Place {
  readonly position: number;
  readonly hash: string;
}

/** The reads of the log, each one call of SQLite. What cannot be read is thrown as a StoreProblem, what is damaged as Damage. */
export interface Statements {
  /** Up to `count` events of a stream from a revision on. */
  ofStream(stream: StreamName, from: number, count: number): StoredEvent[];
  /** Up to `count` events after a row. */
  after(rowid: number, count: number): StoredEvent[];
  /** The hash of the event in a row; undefined where there is no such row. */
  hashAt(rowid: number): string | undefined;
  first(): Place | undefined;
  last(): Place | undefined;
}

/** Calls `read`, and throws what SQLite says as the problem that it is at this place of the log. */
type Explain = <Result>(place: string, read: () => Result) => Result;

const explaining = (database: DatabaseSync): Explain => {
  // Asked for now: a database that could not be opened again does not tell any more.
  const path = database.location() ?? 'Der Bestand';
  return (place, read) => {
    try {
      return read();
    } catch (error) {
      throw problemOf(path, error, place);
    }
  };
};

/** Prepares the reads of `database`. */
export const statements = (database: DatabaseSync): Statements => {
  const explain = explaining(database);
  const ofStream = database.prepare(SQL.READ_STREAM);
  const after = database.prepare(SQL.READ_ALL);
  const hash = database.prepare(SQL.HASH_AT);
  const first = database.prepare(SQL.FIRST);
  const last = database.prepare(SQL.HEAD);

  const events = (place: string, read: () => unknown): StoredEvent[] =>
    (explain(place, read) as EventRow[]).map((row) =>
      explain(`Eintrag ${row.position}: ${row.id}`, () => eventOf(row)),
    );

  return {
    ofStream: (stream, from, count) =>
      events(`${stream} ab ${from}`, () => ofStream.all(stream, from, count)),
    after: (rowid, count) => events(`nach Eintrag ${rowid}`, () => after.all(rowid, count)),
    hashAt: (rowid) =>
      (explain(`Eintrag ${rowid}`, () => hash.get(rowid)) as { hash: string } | undefined)?.hash,
    first: () => explain('erster Eintrag', () => first.get()) as Place | undefined,
    last: () => explain('letzter Eintrag', () => last.get()) as Place | undefined,
  };
};
