import type { DatabaseSync } from 'node:sqlite';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { APPEND_LIMIT } from '../append-limit.ts';
import type { AppendResult, ExpectedRevision } from '../event-store.ts';
import { sameIds } from '../same-ids.ts';
import { insertEvents } from './insert-events.ts';
import { type EventRow, eventOf } from './rows.ts';
import * as SQL from './sql.ts';

/** One append that waits to be written. */
export interface Member {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly SealedEvent[];
}

/** The last revision of streams that were written to: nobody else writes, so nobody need ask the database again. */
export type Heads = Map<StreamName, number>;

/**
 * Appends one member inside the transaction that is open in `database`: its events are inserted where its expectation holds,
 * and found where they already stand at their place. `heads` are kept up to date.
 */
export const memberAppender = (database: DatabaseSync, heads: Heads): ((member: Member) => AppendResult) => {
  const lastRevision = database.prepare(SQL.LAST_REVISION);
  const readStream = database.prepare(SQL.READ_STREAM);
  const placeOfId = database.prepare(SQL.PLACE_OF_ID);
  const insert = insertEvents(database);

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

  const storedAt = ({ stream, events }: Member, from: number): StoredEvent[] =>
    (readStream.all(stream, from, events.length) as unknown as EventRow[]).map(eventOf);

  const insertAt = ({ stream, events }: Member, from: number): AppendResult => {
    const stored = insert(stream, from, events);
    if (stored === undefined) return { outcome: 'too-large', limitBytes: APPEND_LIMIT };
    heads.set(stream, from + events.length - 1);
    return { outcome: 'appended', events: stored, repeated: false };
  };

  return (member) => {
    const last = current(member.stream);
    const place = placeOf(member, last);
    if (place === last + 1) return insertAt(member, place);
    const stored = place === undefined ? [] : storedAt(member, place);
    if (sameIds(stored, member.events)) return { outcome: 'appended', events: stored, repeated: true };
    return { outcome: 'conflict', revision: last === -1 ? 'no-stream' : last };
  };
};
