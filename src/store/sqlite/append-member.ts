import type { DatabaseSync } from 'node:sqlite';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { APPEND_LIMIT } from '../append-limit.ts';
import type { Appended, AppendResult, ExpectedRevision } from '../event-store.ts';
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

/** What became of a member; `added`: the events that it stored now, for who follows the log. */
export interface Written {
  readonly result: AppendResult;
  readonly added: readonly StoredEvent[];
}

/** The last revision of streams that were written to: nobody else writes, so nobody need ask the database again. */
export type Heads = Map<StreamName, number>;

const nothingAdded = (result: AppendResult): Written => ({ result, added: [] });

const appendedUpTo = (events: readonly StoredEvent[], repeated: boolean): Appended => {
  const last = events.at(-1);
  if (last === undefined) throw new Error('an append has at least one event');
  return { outcome: 'appended', revision: last.revision, position: last.position, repeated };
};

/**
 * Appends one member inside the transaction that is open in `database`: its events are inserted where its expectation holds,
 * and found where they already stand at their place. `heads` are kept up to date.
 */
export const memberAppender = (database: DatabaseSync, heads: Heads): ((member: Member) => Written) => {
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

  const insertAt = ({ stream, events }: Member, from: number): Written => {
    const added = insert(stream, from, events);
    if (added === undefined) return nothingAdded({ outcome: 'too-large', limitBytes: APPEND_LIMIT });
    heads.set(stream, from + events.length - 1);
    return { result: appendedUpTo(added, false), added };
  };

  return (member) => {
    const last = current(member.stream);
    const place = placeOf(member, last);
    if (place === last + 1) return insertAt(member, place);
    const stored = place === undefined ? [] : storedAt(member, place);
    if (sameIds(stored, member.events)) return nothingAdded(appendedUpTo(stored, true));
    return nothingAdded({ outcome: 'conflict', revision: last === -1 ? 'no-stream' : last });
  };
};
