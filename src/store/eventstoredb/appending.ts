import type { EventStoreDBClient } from '@eventstore/db-client';
import type { SealedEvent, StreamName } from '../../../contracts/envelope.ts';
import { APPEND_LIMIT, sizeOf } from '../append-limit.ts';
import {
  type AppendResult,
  EngineUnavailable,
  type ExpectedRevision,
  StreamUnusable,
} from '../event-store.ts';
import { sameIds } from '../same-ids.ts';
import type { BatchStream } from './batch-stream.ts';
import type { Connection } from './connection.ts';
import { Lanes } from './lanes.ts';
import type { Reading } from './reading.ts';
import { type RefusalParts, refusedAppend } from './refused-append.ts';
import { type SettlingParts, settlingAppends } from './settle-append.ts';
import { Window } from './window.ts';

/** Appends under way at once: more would only make each other wait at the server. */
const AT_ONCE = 256;

/** Appends that may wait: a queue that only grows would answer everybody too late. */
const WAITING = 10_000;

/** What the appending half of the engine needs. */
export interface AppendingParts extends RefusalParts, SettlingParts {
  readonly connection: Connection;
  /** The stream of appends of a client. */
  readonly streamOf: (client: EventStoreDBClient) => BatchStream;
  readonly reading: Reading;
}

type Append = (
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly SealedEvent[],
) => Promise<AppendResult>;

/** Appends after an exact revision (-1: no stream). Every repeat is recognised by the server, however late. */
const appendingAt = (parts: AppendingParts): Append => {
  const { connection, streamOf, reading, known } = parts;
  const window = new Window(AT_ONCE);
  const settled = settlingAppends(parts);
  const refused = refusedAppend(parts);
  /** Streams whose last append was sent, and nobody knows what became of it. */
  const open = new Set<StreamName>();

  return async (stream, expected, events) => {
    const from = typeof expected === 'number' ? expected + 1 : 0;
    if (expected === 'no-stream' && (await window.run(() => reading.isHidden(stream))))
      throw new StreamUnusable(stream, 'it was deleted at the server');
    const newest = await known.place();
    const doubtful = open.has(stream);
    open.add(stream);
    try {
      const answer = await window.run(() =>
        connection.ask((client, heard) =>
          streamOf(client).append({ stream, expected: from === 0 ? 'no-stream' : from - 1, events }, heard),
        ),
      );
      const result = await settled({ stream, from, events, newest, doubtful }, answer);
      open.delete(stream);
      return result;
    } catch (error) {
      const result = await refused(stream, error);
      open.delete(stream);
      return result;
    }
  };
};

/** Finds the revision that "stream exists" means now; what the server itself offers forgets its repeats. */
const appendingToExisting =
  ({ reading }: AppendingParts, appendAt: Append): Append =>
  async (stream, _expected, events) => {
    for (;;) {
      const standing = await Array.fromAsync(reading.readStream(stream));
      const last = standing.at(-1);
      if (last === undefined) return { outcome: 'conflict', revision: 'no-stream' };
      const place = standing.findIndex(({ id }) => id === events[0]?.id);
      if (place !== -1) {
        const stored = standing.slice(place, place + events.length);
        const { revision, position } = stored.at(-1) ?? last;
        if (sameIds(stored, events)) return { outcome: 'appended', revision, position, repeated: true };
        return { outcome: 'conflict', revision: last.revision };
      }
      const result = await appendAt(stream, last.revision, events);
      if (result.outcome !== 'conflict') return result;
    }
  };

/** Appends through `connection`, one at a time for each stream. Throws EngineUnavailable where too many wait already. */
export const appending = (parts: AppendingParts): Append => {
  const lanes = new Lanes();
  const appendAt = appendingAt(parts);
  const appendToExisting = appendingToExisting(parts, appendAt);
  let pending = 0;

  return async (stream, expected, events) => {
    if (sizeOf(events) > APPEND_LIMIT) return { outcome: 'too-large', limitBytes: APPEND_LIMIT };
    if (pending >= WAITING) throw new EngineUnavailable('too many appends are waiting');
    pending += 1;
    try {
      const append = expected === 'stream-exists' ? appendToExisting : appendAt;
      return await lanes.run(stream, () => append(stream, expected, events));
    } finally {
      pending -= 1;
    }
  };
};
