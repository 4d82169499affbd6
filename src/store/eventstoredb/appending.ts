import {
  type AppendResult as Answer,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  type Position as Place,
  type RecordedEvent,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { APPEND_LIMIT, sizeOf } from '../append-limit.ts';
import {
  type AppendResult,
  EngineUnavailable,
  type ExpectedRevision,
  StreamUnusable,
} from '../event-store.ts';
import type { Arrivals, Expectation } from './arrivals.ts';
import type { BatchStream } from './batch-stream.ts';
import type { Connection } from './connection.ts';
import { storedOf } from './event.ts';
import { Lanes } from './lanes.ts';
import type { Newest } from './newest.ts';
import { isAfter } from './place.ts';
import type { Reading } from './reading.ts';
import type { Seen } from './seen.ts';
import { Window } from './window.ts';

/** Appends under way at once: more would only make each other wait at the server. */
const AT_ONCE = 256;

/** Appends that may wait: a queue that only grows would answer everybody too late. */
const WAITING = 10_000;

/** What the appending half of the engine needs. */
export interface AppendingParts {
  readonly connection: Connection;
  /** The stream of appends of a client. */
  readonly streamOf: (client: EventStoreDBClient) => BatchStream;
  readonly reading: Reading;
  readonly arrivals: Arrivals;
  readonly known: Newest;
  readonly seen: Seen;
  /** Told, each time, that the server takes less in one append than the hub may write. */
  readonly onSmall: (limitBytes: number) => void;
  /** How long an append that was answered waits until its events have been delivered here; then it reads them itself. */
  readonly arrivalMs: number;
}

interface Sent {
  readonly stream: StreamName;
  readonly from: number;
  readonly events: readonly SealedEvent[];
  readonly expectation: Expectation;
}

type Append = (
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly SealedEvent[],
) => Promise<AppendResult>;

const conflict = ({ actualVersion }: WrongExpectedVersionError): AppendResult => ({
  outcome: 'conflict',
  revision: typeof actualVersion === 'bigint' ? Number(actualVersion) : 'no-stream',
});

const sameIds = (stored: readonly { readonly id: string }[], events: readonly SealedEvent[]): boolean =>
  stored.length === events.length && stored.every(({ id }, index) => id === events[index]?.id);

/** Appends through `connection`. */
export const appending = ({
  connection,
  streamOf,
  reading,
  arrivals,
  known,
  seen,
  onSmall,
  arrivalMs,
}: AppendingParts) => {
  const window = new Window(AT_ONCE);
  const lanes = new Lanes();
  let pending = 0;

  /** The events as they are stored: they may be another replica's, with the same ids and other metadata. */
  const readBack = async (
    stream: StreamName,
    from: number,
    events: readonly SealedEvent[],
    arrived: readonly StoredEvent[] | undefined,
  ) => {
    const stored = arrived ?? (await reading.page(stream, from, events.length)).map(storedOf);
    const ours = stored.filter((event): event is StoredEvent => event !== undefined);
    if (!sameIds(ours, events))
      throw new StreamUnusable(stream, `what was appended from revision ${from} on is not there`);
    return ours;
  };

  const settled = async (
    { stream, from, events, expectation }: Sent,
    answer: Answer,
    newest: Place | undefined,
  ): Promise<AppendResult> => {
    if (Number(answer.nextExpectedRevision) !== from + events.length - 1)
      throw new StreamUnusable(stream, 'it was deleted at the server, and has other revisions since');
    const old = answer.position === undefined || (newest !== undefined && !isAfter(answer.position, newest));
    if (answer.position !== undefined) known.saw(answer.position);
    seen.appended(stream, from + events.length - 1);
    const arrived = old ? undefined : await expectation.within(arrivalMs);
    const stored = await readBack(stream, from, events, arrived);
    for (const event of stored) seen.event(event);
    const others = stored.some(({ metadata }, index) => metadata.hash !== events[index]?.metadata.hash);
    return { outcome: 'appended', events: stored, repeated: old || others };
  };

  const refused = async (stream: StreamName, error: unknown): Promise<AppendResult> => {
    if (error instanceof MaxAppendSizeExceededError) {
      onSmall(error.maxAppendSize);
      return { outcome: 'too-large', limitBytes: error.maxAppendSize };
    }
    if (error instanceof StreamDeletedError) throw new StreamUnusable(stream, 'it was deleted at the server');
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    const result = conflict(error);
    if (result.outcome === 'conflict' && typeof result.revision === 'number') {
      const [last] = await reading.page(stream, result.revision, 1);
      if (last !== undefined && storedOf(last) === undefined) throw foreignAt(stream, last);
    }
    return result;
  };

  /** Appends after an exact revision (-1: no stream). Every repeat is recognised by the server, however late. */
  const appendAt: Append = async (stream, expected, events) => {
    const from = typeof expected === 'number' ? expected + 1 : 0;
    if (expected === 'no-stream' && (await window.run(() => reading.isHidden(stream))))
      throw new StreamUnusable(stream, 'it was deleted at the server');
    const newest = await known.place();
    const sent = { stream, from, events, expectation: arrivals.expect(stream, from, events.length) };
    try {
      const answer = await window.run(() =>
        connection.ask((client, heard) =>
          streamOf(client).append({ stream, expected: from === 0 ? 'no-stream' : from - 1, events }, heard),
        ),
      );
      return await settled(sent, answer, newest);
    } catch (error) {
      return await refused(stream, error);
    } finally {
      sent.expectation.cancel();
    }
  };

  /** Finds the revision that "stream exists" means now; what the server itself offers forgets its repeats. */
  const appendToExisting: Append = async (stream, _expected, events) => {
    for (;;) {
      const standing = await Array.fromAsync(reading.readStream(stream));
      const last = standing.at(-1);
      if (last === undefined) return { outcome: 'conflict', revision: 'no-stream' };
      const place = standing.findIndex(({ id }) => id === events[0]?.id);
      if (place !== -1) {
        const stored = standing.slice(place, place + events.length);
        if (sameIds(stored, events)) return { outcome: 'appended', events: stored, repeated: true };
        return { outcome: 'conflict', revision: last.revision };
      }
      const result = await appendAt(stream, last.revision, events);
      if (result.outcome !== 'conflict') return result;
    }
  };

  const append: Append = async (stream, expected, events) => {
    if (sizeOf(events) > APPEND_LIMIT) return { outcome: 'too-large', limitBytes: APPEND_LIMIT };
    if (pending >= WAITING) throw new EngineUnavailable('too many appends are waiting');
    pending += 1;
    try {
      const way = expected === 'stream-exists' ? appendToExisting : appendAt;
      return await lanes.run(stream, () => way(stream, expected, events));
    } finally {
      pending -= 1;
    }
  };

  return append;
};

const foreignAt = (stream: StreamName, { revision }: RecordedEvent): StreamUnusable =>
  new StreamUnusable(stream, `its last event, of revision ${revision}, is not ours`);
