import type { AppendResult as Answer, Position as Place } from '@eventstore/db-client';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { type Appended, StreamUnusable } from '../event-store.ts';
import { sameIds } from '../same-ids.ts';
import { storedOf } from './event.ts';
import type { Newest } from './newest.ts';
import { isAfter, positionOf } from './place.ts';
import type { Seen } from './seen.ts';
import type { StreamPages } from './stream-pages.ts';

/** What settling an append needs. */
export interface SettlingParts {
  readonly reading: Pick<StreamPages, 'page'>;
  readonly known: Newest;
  readonly seen: Seen;
}

/** An append as it was sent. */
export interface Sent {
  readonly stream: StreamName;
  readonly from: number;
  readonly events: readonly SealedEvent[];
  /** The newest place of the log that was known before it was sent. */
  readonly newest: Place | undefined;
  /** True where an append to this stream was sent before and nobody knows what became of it: these events may stand there as they were sent then. */
  readonly doubtful: boolean;
}

/**
 * What an append that the server has acknowledged stands for. Where the same ids stood there before it was sent, it is a repeat, and what
 * is stored is read: it may have other metadata. Throws StreamUnusable where the events are not there.
 */
export const settlingAppends = ({ reading, known, seen }: SettlingParts) => {
  const standing = async ({ stream, from, events }: Sent): Promise<StoredEvent> => {
    const page = await reading.page(stream, from, events.length);
    const stored = page.map(storedOf).filter((event): event is StoredEvent => event !== undefined);
    const last = stored.at(-1);
    if (last === undefined || !sameIds(stored, events))
      throw new StreamUnusable(stream, `what was appended from revision ${from} on is not there`);
    for (const event of stored) seen.event(event);
    return last;
  };

  return async (sent: Sent, { nextExpectedRevision, position: place }: Answer): Promise<Appended> => {
    const { stream, from, events, newest, doubtful } = sent;
    const hash = events.at(-1)?.metadata.hash ?? '';
    const revision = from + events.length - 1;
    if (Number(nextExpectedRevision) !== revision)
      throw new StreamUnusable(stream, 'it was deleted at the server, and has other revisions since');
    seen.appended(stream, revision);
    if (place !== undefined) known.saw(place);
    const old = place === undefined || (newest !== undefined && !isAfter(place, newest));
    if (old || doubtful) {
      const { position, metadata } = await standing(sent);
      return { outcome: 'appended', revision, position, repeated: old || metadata.hash !== hash };
    }
    const position = positionOf(place, hash);
    seen.acknowledged(position);
    return { outcome: 'appended', revision, position, repeated: false };
  };
};
