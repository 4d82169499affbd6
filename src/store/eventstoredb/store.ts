import type { RecordedEvent } from '@eventstore/db-client';
import type { Position } from '../../../contracts/envelope.ts';
import type { EventStore, LogReader } from '../event-store.ts';
import { appending } from './appending.ts';
import { Awaited } from './awaited.ts';
import { batchStreams } from './batch-stream.ts';
import { targetOf } from './client.ts';
import { ClockGuard } from './clock-guard.ts';
import { Connection } from './connection.ts';
import { doubtOf } from './doubts.ts';
import { Head } from './head.ts';
import { inOrder } from './in-order.ts';
import { Newest } from './newest.ts';
import type { Patience } from './patience.ts';
import { BEGINNING, extentOf, later } from './place.ts';
import { Proving } from './proving.ts';
import { reading } from './reading.ts';
import { foreignEvents, type Report, smallServer } from './reports.ts';
import { Seen } from './seen.ts';
import { Subscriptions } from './subscriptions.ts';
import { Touched } from './touched.ts';
import { Underway } from './underway.ts';

/** How long appends that are under way at the end are waited for: their callers have been answered before. */
const FAREWELL_MS = 1000;

/** What opens a store. */
export interface StoreOptions extends Patience {
  /** The connection string, credentials in it. */
  readonly url: string;
  /** Told of what an operator should know. */
  readonly report: Report;
}

/** The connection of a store. Throws StoreProblem where the address makes no sense, or a file that it names cannot be read. */
export const connected = (options: StoreOptions): Connection =>
  new Connection(targetOf(options.url), options, options.report);

/** What reading, appending and subscribing share: one connection, and what this process knows of the log. */
const sharedParts = (options: StoreOptions) => {
  const { report, absenceMs } = options;
  const connection = connected(options);
  const seen = new Seen();
  const clock = new ClockGuard(connection);
  const touched = new Touched(report);
  const onForeign = foreignEvents(report);
  const onNewest = (event: RecordedEvent) => clock.heard(event);
  const reads = reading({ connection, seen, onForeign, touched, onNewest });
  const heads = new Head(reads);
  const known = new Newest(async () => {
    await heads.find();
    return heads.newestPlace;
  });
  /** The last position of ours that was shown to us: what this process has seen is there, whatever one leader says. */
  const shown = async (): Promise<Position | null> => later(await heads.find(), seen.position);
  /** The last position of ours, or that of an append which the server has acknowledged and does not show yet. */
  const head = async (): Promise<Position | null> => later(await shown(), seen.lastAcknowledged);
  const proving = new Proving({ connection, reading: reads, seen, report, absenceMs });
  return { connection, seen, clock, touched, onForeign, reading: reads, known, shown, head, proving };
};

type SharedParts = ReturnType<typeof sharedParts>;

const subscriptionsOf = (shared: SharedParts, options: StoreOptions): Subscriptions => {
  const { connection, seen, clock, touched, known } = shared;
  return new Subscriptions({
    ...shared,
    probeMs: options.probeMs,
    watchMs: options.watchMs,
    // Why the server cannot be used is told already, and once is enough.
    report: (message, details) => {
      if (connection.trouble === undefined) options.report(message, details);
    },
    onAny: (event) => touched.saw(event),
    onSeen: (event, place, recorded) => {
      known.saw(place);
      seen.event(event);
      clock.heard(recorded);
    },
  });
};

/** The appending half: one append after the other or in order, each only while the clocks are not apart. */
const appends = (shared: SharedParts, { report }: StoreOptions, underway: Underway) => {
  const streamOf = batchStreams();
  const append = appending({ ...shared, streamOf, onSmall: smallServer(report) });
  return {
    append: (...[stream, expected, events]: Parameters<EventStore['append']>) =>
      underway.add(shared.clock.send(events.at(-1)?.id ?? '', () => append(stream, expected, events))),
    appendInOrder: inOrder({ ...shared, streamOf }),
  };
};

/**
 * The engine for more than one machine (DESIGN §4): many processes over one server or cluster. Nothing is sent before the
 * first call, so it can be opened while the server is away. Throws StoreProblem where the address makes no sense.
 */
export const openEventStore = (options: StoreOptions): EventStore => {
  const { absenceMs, deadlineMs: graceMs } = options;
  const shared = sharedParts(options);
  const { connection, reading: reads, proving, shown, head, touched } = shared;
  const underway = new Underway();
  const subscriptions = subscriptionsOf(shared, options);
  const awaited = new Awaited({ head: shown, reading: reads, absenceMs });

  return {
    ...appends(shared, options, underway),
    readStream: reads.readStream,
    readAll: async function* (after) {
      yield* reads.readAll(after === null ? null : await proving.settle(after));
    },
    head,
    mayCome: (position) => awaited.mayCome(position),
    beginning: BEGINNING,
    extentOf,
    subscribeAll: (after, subscriber) => subscriptions.open(after, subscriber),
    touched: () => touched.all,
    unavailable: () => connection.trouble,
    doubt: () => doubtOf({ proving, subscriptions, absenceMs, graceMs }),
    close: async () => {
      connection.hurry();
      await underway.settled(FAREWELL_MS);
      await subscriptions.closeAll();
      await connection.close();
    },
  };
};

/** Opens the log for reading only. Throws StoreProblem where the address makes no sense. */
export const openEventStoreReader = (options: StoreOptions): LogReader => {
  const { readAll, head, touched, close } = openEventStore(options);
  // What was changed at the server stands in the log, and has been read with it.
  return { readAll, head, close, storageFaults: async () => touched?.() ?? [] };
};
