import {
  BACKWARDS,
  END,
  type Position as Place,
  type RecordedEvent,
  START,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { StreamUnusable } from '../event-store.ts';
import { asking, collect, type MakeRead } from './asking.ts';
import type { Connection } from './connection.ts';
import { inOurStream, storedOf } from './event.ts';
import { Behind, isDenied, isRefused, isStranger } from './failure.ts';
import { isAfter } from './place.ts';
import type { Seen } from './seen.ts';
import type { Touched } from './touched.ts';

/** Events a page. */
export const PAGE = 500;

/** What the reading half of the engine needs. */
export interface ReadingParts {
  readonly connection: Connection;
  /** What must be among what is read: a server that shows less is asked again. */
  readonly seen: Seen;
  /** Told of an event in one of our streams that we did not write. */
  readonly onForeign: (event: RecordedEvent) => void;
  /** Shown whatever passes by: what is hidden in a stream of ours by the hand of others. */
  readonly touched: Touched;
  /** Told of the newest event of all, whosesoever, as often as it is looked for. */
  readonly onNewest?: (event: RecordedEvent) => void;
}

/** The reading half of the engine: pages, each a call of its own, so nothing is held between them. */
export interface Reading {
  readStream(stream: StreamName, fromRevision?: number): AsyncIterable<StoredEvent>;
  /** Events after a place that has been proven; null: all. */
  readAll(after: Place | null): AsyncIterable<StoredEvent>;
  /** Up to `count` events of a stream from a revision on, ours or not; everything of it that has been seen. */
  page(stream: StreamName, from: number, count: number): Promise<RecordedEvent[]>;
  /** What stands at a revision of a stream now, whatever has been seen. */
  eventAt(stream: StreamName, revision: number): Promise<RecordedEvent | undefined>;
  /** The newest `count` events of `$all` before a place (null: the end), newest first. */
  newest(before: Place | null, count: number): Promise<RecordedEvent[]>;
  /** True where the server hides what the stream once held: it would go on numbering where that ended. */
  isHidden(stream: StreamName): Promise<boolean>;
  /** The event at a place, or the next one after it; undefined where there is none, or the place is none. */
  standingAt(place: Place): Promise<RecordedEvent | undefined>;
}

const LEADER = { requiresLeader: true } as const;

const unusable = (stream: StreamName) => new StreamUnusable(stream, 'it was deleted at the server');

/** What a soft deletion leaves in a stream's metadata: "truncate before the largest number there is". */
const hidesAll = (metadata: unknown): boolean =>
  Number((metadata as { readonly $tb?: unknown } | undefined)?.$tb ?? 0) >= Number.MAX_SAFE_INTEGER;

const noneWhereNoStream = (error: unknown): RecordedEvent[] => {
  if (error instanceof StreamNotFoundError) return [];
  throw error;
};

/** Reads through `connection`. */
export const reading = ({ connection, seen, onForeign, touched, onNewest }: ReadingParts): Reading => {
  const ask = asking(connection);

  const pageOf = async (
    stream: StreamName,
    from: number,
    count: number,
    check: (events: readonly RecordedEvent[]) => void,
  ): Promise<RecordedEvent[]> => {
    const options = { fromRevision: BigInt(from), maxCount: count, ...LEADER };
    try {
      return await ask((client) => client.readStream(stream, options), { check, instead: noneWhereNoStream });
    } catch (error) {
      if (error instanceof StreamDeletedError) throw unusable(stream);
      throw error;
    }
  };

  const page = (stream: StreamName, from: number, count: number) =>
    pageOf(stream, from, count, (events) => {
      const last = Number(events.at(-1)?.revision ?? from - 1);
      // What is hidden on purpose does not come by asking again.
      if (events.length < count && last < seen.revisionOf(stream) && touched.of(stream) === undefined)
        throw new Behind(`the server shows less of ${stream} than before`);
    });

  const eventAt = async (stream: StreamName, revision: number) => {
    const [event] = await pageOf(stream, revision, 1, () => undefined);
    return event?.revision === BigInt(revision) ? event : undefined;
  };

  /** Events of `$all` from a place on, the one that stands there among them. */
  const pageFrom = (place: Place | null, count: number) =>
    ask((client) => client.readAll({ fromPosition: place ?? START, maxCount: count, ...LEADER }), {
      check: (events) => {
        if (events.length === count) return;
        const last = events.at(-1)?.position;
        const lacks =
          last === undefined ? place !== null : seen.place !== undefined && isAfter(seen.place, last);
        if (lacks || (last === undefined && seen.place !== undefined))
          throw new Behind('the server shows less of the log than before');
      },
    });

  const newest = async (before: Place | null, count: number) => {
    const events = await ask((client) =>
      client.readAll({ direction: BACKWARDS, fromPosition: before ?? END, maxCount: count, ...LEADER }),
    );
    if (before === null && events[0] !== undefined) onNewest?.(events[0]);
    return events;
  };

  const ours = (event: RecordedEvent): StoredEvent | undefined => {
    touched.saw(event);
    if (!inOurStream(event)) return undefined;
    const stored = storedOf(event);
    if (stored === undefined) onForeign(event);
    else seen.event(stored);
    return stored;
  };

  // A place that is none is refused as a request that nobody understands: twice, and it is not a mishap.
  const standingAt = async (place: Place): Promise<RecordedEvent | undefined> => {
    const make: MakeRead = (client) => client.readAll({ fromPosition: place, maxCount: 1, ...LEADER });
    for (let refusals = 0; ; refusals += 1) {
      try {
        const [event] = await connection.once((client, heard) => collect(make(client), heard));
        return event;
      } catch (error) {
        if (!isRefused(error)) return (await ask(make))[0];
        if (refusals > 0) return undefined;
      }
    }
  };

  const isHidden = async (stream: StreamName): Promise<boolean> => {
    try {
      const [metadata] = await ask((client) => client.readStream(`$$${stream}`, LEADER), {
        // None that we may see: nothing is known against it.
        instead: (error) => (isDenied(error) && !isStranger(error) ? [] : noneWhereNoStream(error)),
      });
      return hidesAll(metadata?.data);
    } catch (error) {
      if (error instanceof StreamDeletedError) return true;
      throw error;
    }
  };

  /** What is asked for from its first event on must have it: less would be taken for all there is. */
  const checkBegins = (stream: StreamName, from: number, first: RecordedEvent | undefined): void => {
    const revision = first === undefined ? undefined : Number(first.revision);
    const hidden = revision === undefined && from === 0 ? touched.of(stream) : undefined;
    if (hidden === undefined && (revision === undefined || revision === from)) return;
    throw new StreamUnusable(stream, 'its first events are hidden or gone', {
      told: hidden ?? touched.begins(stream, revision ?? from),
    });
  };

  async function* readStream(stream: StreamName, fromRevision = 0) {
    for (let from = fromRevision; ; ) {
      const events = await page(stream, from, PAGE);
      checkBegins(stream, from, events[0]);
      for (const event of events) {
        const stored = ours(event);
        if (stored !== undefined) yield stored;
      }
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) return;
      from = Number(last.revision) + 1;
    }
  }

  async function* readAll(after: Place | null) {
    for (let place = after; ; ) {
      const events = await pageFrom(place, PAGE);
      for (const event of events) {
        // A page begins with the event at its place, told already; where that was taken away meanwhile, with the next one.
        if (place !== null && event.position !== undefined && !isAfter(event.position, place)) continue;
        const stored = ours(event);
        if (stored !== undefined) yield stored;
      }
      const last = events.at(-1)?.position;
      if (last === undefined || events.length < PAGE) return;
      place = last;
    }
  }

  return { readStream, readAll, page, eventAt, newest, isHidden, standingAt };
};
