import type { Position as Place, RecordedEvent } from '@eventstore/db-client';
import type { StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { StreamUnusable } from '../event-store.ts';
import { asking } from './asking.ts';
import type { Connection } from './connection.ts';
import { inOurStream, storedOf } from './event.ts';
import { type LogPages, logPages } from './log-pages.ts';
import { isAfter } from './place.ts';
import type { Seen } from './seen.ts';
import { type StreamPages, streamPages } from './stream-pages.ts';
import type { Touched } from './touched.ts';

/** Events a page. */
const PAGE = 500;

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
export interface Reading extends StreamPages, Pick<LogPages, 'newest' | 'standingAt'> {
  readStream(stream: StreamName, fromRevision?: number): AsyncIterable<StoredEvent>;
  /** Events after a place that has been proven; null: all. */
  readAll(after: Place | null): AsyncIterable<StoredEvent>;
}

/** Throws where a stream does not begin at the revision that was asked for: less would be taken for all there is. */
const checkBegins = (
  touched: Touched,
  stream: StreamName,
  from: number,
  first: RecordedEvent | undefined,
): void => {
  const revision = first === undefined ? undefined : Number(first.revision);
  const hidden = revision === undefined && from === 0 ? touched.of(stream) : undefined;
  if (hidden === undefined && (revision === undefined || revision === from)) return;
  throw new StreamUnusable(stream, 'its first events are hidden or gone', {
    told: hidden ?? touched.begins(stream, revision ?? from),
  });
};

/** The event as it is stored; undefined where it is none of ours. What keeps account of the log is shown each event. */
const ownEvent =
  ({ seen, onForeign, touched }: ReadingParts) =>
  (event: RecordedEvent): StoredEvent | undefined => {
    touched.saw(event);
    if (!inOurStream(event)) return undefined;
    const stored = storedOf(event);
    if (stored === undefined) onForeign(event);
    else seen.event(stored);
    return stored;
  };

/** Reads through `connection`. */
export const reading = (parts: ReadingParts): Reading => {
  const { connection, seen, touched, onNewest } = parts;
  const ask = asking(connection);
  const streams = streamPages({ ask, seen, touched });
  const log = logPages({ connection, ask, seen, onNewest });
  const own = ownEvent(parts);

  async function* readStream(stream: StreamName, fromRevision = 0) {
    for (let from = fromRevision; ; ) {
      const events = await streams.page(stream, from, PAGE);
      checkBegins(touched, stream, from, events[0]);
      for (const event of events) {
        const stored = own(event);
        if (stored !== undefined) yield stored;
      }
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) return;
      from = Number(last.revision) + 1;
    }
  }

  async function* readAll(after: Place | null) {
    for (let place = after; ; ) {
      const events = await log.from(place, PAGE);
      for (const event of events) {
        // A page begins with the event at its place, told already; where that was taken away meanwhile, with the next one.
        if (place !== null && event.position !== undefined && !isAfter(event.position, place)) continue;
        const stored = own(event);
        if (stored !== undefined) yield stored;
      }
      const last = events.at(-1)?.position;
      if (last === undefined || events.length < PAGE) return;
      place = last;
    }
  }

  return { ...streams, newest: log.newest, standingAt: log.standingAt, readStream, readAll };
};
