import {
  AccessDeniedError,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  type Position as Place,
  type RecordedEvent,
  START,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { Position, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { ForeignPosition, StreamUnusable } from '../event-store.ts';
import type { Connection } from './connection.ts';
import { inOurStream, storedOf } from './event.ts';
import { isRefused } from './failure.ts';
import { placeOf } from './place.ts';
import { Window } from './window.ts';

/** Reads under way at once: more of them would only make each other look silent. */
const AT_ONCE = 30;

/** Events a page. */
export const PAGE = 500;

/** What the reading half of the engine needs. */
export interface ReadingParts {
  readonly connection: Connection;
  /** Told of an event in one of our streams that we did not write. */
  readonly onForeign: (event: RecordedEvent) => void;
}

/** The reading half of the engine: pages, each a call of its own, so nothing is held between them. */
export interface Reading {
  readStream(stream: StreamName, fromRevision?: number): AsyncIterable<StoredEvent>;
  readAll(after: Position | null): AsyncIterable<StoredEvent>;
  /** Up to `count` events of a stream from a revision on, ours or not. */
  page(stream: StreamName, from: number, count: number): Promise<RecordedEvent[]>;
  /** The newest `count` events of `$all` before a place (null: the end), newest first. */
  newest(before: Place | null, count: number): Promise<RecordedEvent[]>;
  /** True where the server hides what the stream once held: it would go on numbering where that ended. */
  isHidden(stream: StreamName): Promise<boolean>;
  /** Makes sure that this very event stands where the position says. Throws ForeignPosition. */
  prove(position: Position): Promise<Place>;
}

type Resolved = AsyncIterable<{ readonly event?: unknown }> & {
  on(name: 'error', listener: () => void): unknown;
};

/** Reads a call's events to its end. */
const collect = async (read: Resolved, heard: () => void): Promise<RecordedEvent[]> => {
  // An error that comes after the end would have nobody to take it.
  read.on('error', () => undefined);
  const events: RecordedEvent[] = [];
  for await (const { event } of read) {
    heard();
    if (event !== undefined) events.push(event as RecordedEvent);
  }
  return events;
};

const unusable = (stream: StreamName) => new StreamUnusable(stream, 'it was deleted at the server');

/** What a soft deletion leaves in a stream's metadata: "truncate before the largest number there is". */
const hidesAll = (metadata: unknown): boolean =>
  Number((metadata as { readonly $tb?: unknown } | undefined)?.$tb ?? 0) >= Number.MAX_SAFE_INTEGER;

const isDenied = (error: unknown): boolean => (error as Error).cause instanceof AccessDeniedError;

/** Reads through `connection`. */
export const reading = ({ connection, onForeign }: ReadingParts): Reading => {
  const window = new Window(AT_ONCE);
  const ask = (make: (client: EventStoreDBClient) => Resolved) =>
    window.run(() => connection.ask((client, heard) => collect(make(client), heard)));

  const page = async (stream: StreamName, from: number, count: number): Promise<RecordedEvent[]> => {
    const options = { fromRevision: BigInt(from), maxCount: count, requiresLeader: true };
    try {
      return await ask((client) => client.readStream(stream, options));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      if (error instanceof StreamDeletedError) throw unusable(stream);
      throw error;
    }
  };

  /** Events of `$all` from a place on, the one that stands there among them. */
  const pageFrom = (place: Place | null, count: number) =>
    ask((client) => client.readAll({ fromPosition: place ?? START, maxCount: count, requiresLeader: true }));

  const newest = (before: Place | null, count: number) =>
    ask((client) =>
      client.readAll({
        direction: BACKWARDS,
        fromPosition: before ?? END,
        maxCount: count,
        requiresLeader: true,
      }),
    );

  const ours = (event: RecordedEvent): StoredEvent | undefined => {
    if (!inOurStream(event)) return undefined;
    const stored = storedOf(event);
    if (stored === undefined) onForeign(event);
    return stored;
  };

  // A place that is none is refused as a request that nobody understands: twice, and it is not a mishap.
  const standingAt = async (place: Place): Promise<RecordedEvent | undefined> => {
    for (let refusals = 0; ; refusals += 1) {
      try {
        const [event] = await connection.once((client, heard) =>
          collect(client.readAll({ fromPosition: place, maxCount: 1, requiresLeader: true }), heard),
        );
        return event;
      } catch (error) {
        if (isRefused(error) && refusals > 0) return undefined;
        if (!isRefused(error)) return (await pageFrom(place, 1))[0];
      }
    }
  };

  const prove = async (position: Position): Promise<Place> => {
    const place = placeOf(position);
    const event = place && (await standingAt(place));
    const stored = event && ours(event);
    if (place === undefined || stored?.position !== position) throw new ForeignPosition(position);
    return place;
  };

  const isHidden = async (stream: StreamName): Promise<boolean> => {
    try {
      const [metadata] = await ask((client) => client.readStream(`$$${stream}`, { requiresLeader: true }));
      return hidesAll(metadata?.data);
    } catch (error) {
      // No metadata, or none that we may see: nothing is known against it.
      if (error instanceof StreamNotFoundError || isDenied(error)) return false;
      if (error instanceof StreamDeletedError) return true;
      throw error;
    }
  };

  async function* readStream(stream: StreamName, fromRevision = 0) {
    for (let from = fromRevision; ; ) {
      const events = await page(stream, from, PAGE);
      for (const event of events) {
        const stored = ours(event);
        if (stored !== undefined) yield stored;
      }
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) return;
      from = Number(last.revision) + 1;
    }
  }

  async function* readAll(after: Position | null) {
    let place = after === null ? null : await prove(after);
    for (;;) {
      const events = await pageFrom(place, PAGE);
      // A page begins with the event at its place, which has been told already.
      for (const event of place === null ? events : events.slice(1)) {
        const stored = ours(event);
        if (stored !== undefined) yield stored;
      }
      const last = events.at(-1)?.position;
      if (last === undefined || events.length < PAGE) return;
      place = last;
    }
  }

  return { readStream, readAll, page, newest, isHidden, prove };
};
