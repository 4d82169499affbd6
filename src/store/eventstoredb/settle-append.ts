import type { AppendResult as Answer, Position as Place } from '@eventstore/db-client';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { type AppendResult, StreamUnusable } from '../event-store.ts';
import { sameIds } from '../same-ids.ts';
import type { Expectation } from './arrivals.ts';
import { storedOf } from './event.ts';
import type { Newest } from './newest.ts';
import { isAfter } from './place.ts';
import type { Seen } from './seen.ts';
import type { StreamPages } from './stream-pages.ts';

/** What settling an append needs. */
export interface SettlingParts {
  readonly reading: Pick<StreamPages, 'page'>;
  readonly known: Newest;
  readonly seen: Seen;
  /** How long an append that was answered waits until its events have been delivered here; then it reads them itself. */
  readonly arrivalMs: number;
}

/** An append as it was sent. */
export interface Sent {
  readonly stream: StreamName;
  readonly from: number;
  readonly events: readonly SealedEvent[];
  readonly expectation: Expectation;
  /** The newest place of the log that was known before it was sent. */
  readonly newest: Place | undefined;
}

/**
 * What an append that the server has acknowledged stands for: its events as they are stored. They may be another replica's, with the
 * same ids and other metadata; where they stood there before, the append is a repeat. Throws StreamUnusable where they are
 * not there.
 */
export const settlingAppends = ({ reading, known, seen, arrivalMs }: SettlingParts) => {
  const readBack = async ({ stream, from, events }: Sent): Promise<StoredEvent[]> => {
    const page = await reading.page(stream, from, events.length);
    return page.map(storedOf).filter((event): event is StoredEvent => event !== undefined);
  };

  return async (sent: Sent, answer: Answer): Promise<AppendResult> => {
    const { stream, from, events, expectation, newest } = sent;
    const last = from + events.length - 1;
    if (Number(answer.nextExpectedRevision) !== last)
      throw new StreamUnusable(stream, 'it was deleted at the server, and has other revisions since');
    const old = answer.position === undefined || (newest !== undefined && !isAfter(answer.position, newest));
    if (answer.position !== undefined) known.saw(answer.position);
    seen.appended(stream, last);
    const arrived = old ? undefined : await expectation.within(arrivalMs);
    const stored = arrived ?? (await readBack(sent));
    if (!sameIds(stored, events))
      throw new StreamUnusable(stream, `what was appended from revision ${from} on is not there`);
    for (const event of stored) seen.event(event);
    const others = stored.some(({ metadata }, index) => metadata.hash !== events[index]?.metadata.hash);
    return { outcome: 'appended', events: stored, repeated: old || others };
  };
};
