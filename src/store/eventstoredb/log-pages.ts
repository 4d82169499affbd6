import { BACKWARDS, END, type Position as Place, type RecordedEvent, START } from '@eventstore/db-client';
import { type Ask, collect, LEADER, type MakeRead } from './asking.ts';
import type { Connection } from './connection.ts';
import { Behind, isRefused } from './failure.ts';
import { isAfter } from './place.ts';
import type { Seen } from './seen.ts';

/** What reading `$all` needs. */
export interface LogPagesParts {
  readonly connection: Connection;
  readonly ask: Ask;
  /** What must be among what is read: a server that shows less is asked again. */
  readonly seen: Seen;
  /** Told of the newest event of all, whosesoever, as often as it is looked for. */
  readonly onNewest?: ((event: RecordedEvent) => void) | undefined;
}

/** Pages of `$all`: all streams, ours or not, in the order of the log. */
export interface LogPages {
  /** Up to `count` events from a place on (null: the beginning), the one that stands there among them. */
  from(place: Place | null, count: number): Promise<RecordedEvent[]>;
  /** The newest `count` events before a place (null: the end), newest first. */
  newest(before: Place | null, count: number): Promise<RecordedEvent[]>;
  /** The event at a place, or the next one after it; undefined where there is none, or the place is none. */
  standingAt(place: Place): Promise<RecordedEvent | undefined>;
}

/** Throws Behind where a page that ends the log ends before what this process has seen. */
const checkReachesEnd = (
  events: readonly RecordedEvent[],
  from: Place | null,
  seen: Place | undefined,
): void => {
  const last = events.at(-1)?.position;
  const lacks =
    last === undefined ? from !== null || seen !== undefined : seen !== undefined && isAfter(seen, last);
  if (lacks) throw new Behind('the server shows less of the log than before');
};

/** Reads `$all` through `ask`. */
export const logPages = ({ connection, ask, seen, onNewest }: LogPagesParts): LogPages => {
  const from = (place: Place | null, count: number) =>
    ask((client) => client.readAll({ fromPosition: place ?? START, maxCount: count, ...LEADER }), {
      check: (events) => {
        if (events.length < count) checkReachesEnd(events, place, seen.place);
      },
    });

  const newest = async (before: Place | null, count: number) => {
    const events = await ask((client) =>
      client.readAll({ direction: BACKWARDS, fromPosition: before ?? END, maxCount: count, ...LEADER }),
    );
    if (before === null && events[0] !== undefined) onNewest?.(events[0]);
    return events;
  };

  // The server refuses a place that is none as a request that it does not understand. Only a second refusal is believed: the
  // first one may be a mishap on the way.
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

  return { from, newest, standingAt };
};
