import type { DatabaseSync } from 'node:sqlite';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { APPEND_LIMIT, sizeOfDocuments } from '../append-limit.ts';
import { Damage } from '../damage.ts';
import type { AppendResult, ExpectedRevision } from '../event-store.ts';
import { bindings, type EventRow, eventOf, positionOf } from './rows.ts';
import * as SQL from './sql.ts';

/** One append that waits to be written. */
export interface Member {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly SealedEvent[];
}

/** Writes members inside one transaction, each in a SAVEPOINT of its own. */
export interface GroupWriter {
  /** Writes all and commits. Throws only where the transaction as a whole failed. */
  write(members: readonly Member[]): readonly AppendResult[];
}

/** The last revision of streams that were written to: nobody else writes, so nobody need ask the database again. */
export type Heads = Map<StreamName, number>;

/** Prepares writing through `database`, which this process alone writes to; `heads` are kept up, and may be read. */
export const groupWriter = (database: DatabaseSync, heads: Heads = new Map()): GroupWriter => {
  const insert = database.prepare(SQL.INSERT);
  const lastRevision = database.prepare(SQL.LAST_REVISION);
  const readStream = database.prepare(SQL.READ_STREAM);
  const placeOfId = database.prepare(SQL.PLACE_OF_ID);
  const foreignCommits = database.prepare('PRAGMA data_version');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const savepoint = database.prepare('SAVEPOINT member');
  const release = database.prepare('RELEASE member');

  const current = (stream: StreamName): number =>
    heads.get(stream) ?? (lastRevision.get(stream) as { revision: number | null }).revision ?? -1;

  /** The revision that the first event is to get or has got; undefined where the sentinel already says no. */
  const placeOf = ({ stream, expected, events: [first] }: Member, last: number): number | undefined => {
    if (expected === 'no-stream') return 0;
    if (expected !== 'stream-exists') return expected + 1;
    if (last === -1 || first === undefined) return undefined;
    const known = placeOfId.get(stream, first.id) as { revision: number } | undefined;
    return known?.revision ?? last + 1;
  };

  const standing = ({ stream, events }: Member, from: number): StoredEvent[] =>
    (readStream.all(stream, from, events.length) as unknown as EventRow[]).map(eventOf);

  const insertAll = ({ stream, events }: Member, from: number): AppendResult => {
    const rows = events.map((event, index) => bindings(stream, from + index, event));
    if (sizeOfDocuments(rows.flatMap(documentsOf)) > APPEND_LIMIT)
      return { outcome: 'too-large', limitBytes: APPEND_LIMIT };
    const stored = rows.map((row, index): StoredEvent => {
      const event = events[index] as SealedEvent;
      const revision = from + index;
      const { lastInsertRowid } = insert.run(...row);
      const { id, type, version, data, metadata } = event;
      const position = positionOf(Number(lastInsertRowid), metadata.hash);
      return { position, stream, revision, id, type, version, data, metadata };
    });
    heads.set(stream, from + events.length - 1);
    return { outcome: 'appended', events: stored, repeated: false };
  };

  const append = (member: Member): AppendResult => {
    const last = current(member.stream);
    const place = placeOf(member, last);
    if (place === last + 1) return insertAll(member, place);
    const stored = place === undefined ? [] : standing(member, place);
    const repeated = stored.length === member.events.length && sameIds(stored, member.events);
    if (repeated) return { outcome: 'appended', events: stored, repeated };
    return { outcome: 'conflict', revision: last === -1 ? 'no-stream' : last };
  };

  // A single INSERT undoes itself where it fails; only several of them need a place to go back to.
  const inSavepoint = (member: Member): AppendResult => {
    if (member.events.length === 1) return append(member);
    savepoint.run();
    try {
      const result = append(member);
      release.run();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK TO member; RELEASE member');
      throw error;
    }
  };

  // Changes where another connection has committed (sqlite.org/pragma.html#pragma_data_version), asked inside the transaction:
  // what somebody else has put into the tables, or a trigger beside them, is met by nothing of ours.
  const dataVersion = () => (foreignCommits.get() as { data_version: number }).data_version;
  const known = dataVersion();

  const write = (members: readonly Member[]) => {
    begin.run();
    try {
      if (dataVersion() !== known) throw strangersWrite();
      const results = members.map(inSavepoint);
      commit.run();
      return results;
    } catch (error) {
      heads.clear();
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  return { write };
};

const strangersWrite = () =>
  new Damage(
    'In den Bestand hat ein anderes Programm geschrieben, während der Dienst lief. Bitte den Dienst anhalten, prüfen (verify) und die letzte Sicherung zurückspielen (restore), wo etwas fehlt oder verändert ist.',
  );

const documentsOf = ([, , , , , , data, metadata]: ReturnType<typeof bindings>) => [data, metadata];

const sameIds = (stored: readonly StoredEvent[], events: readonly SealedEvent[]) =>
  stored.every((event, index) => event.id === events[index]?.id);
