import type { RecordedEvent } from '@eventstore/db-client';
import type { Position } from '../../../contracts/envelope.ts';
import type { AppendResult, EventStore, LogReader } from '../event-store.ts';
import { inTime } from '../in-time.ts';
import { appending } from './appending.ts';
import { Arrivals } from './arrivals.ts';
import { Awaited } from './awaited.ts';
import { batchStreams } from './batch-stream.ts';
import { targetOf } from './client.ts';
import { Clock } from './clock.ts';
import { Connection, type Patience } from './connection.ts';
import { doubtOf } from './doubts.ts';
import { Head } from './head.ts';
import { inOrder } from './in-order.ts';
import { Newest } from './newest.ts';
import { BEGINNING, extentOf } from './place.ts';
import { Proving } from './proving.ts';
import { reading } from './reading.ts';
import { foreignEvents, type Report, smallServer } from './reports.ts';
import { Seen } from './seen.ts';
import { LogSubscription } from './subscription.ts';
import { Touched } from './touched.ts';

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

/**
 * The engine for more than one machine (DESIGN §4): many processes over one server or cluster. Nothing is sent before the
 * first call, so it can be opened while the server is away. Throws StoreProblem where the address makes no sense.
 */
export const openEventStore = (options: StoreOptions): EventStore => {
  const { report, absenceMs, deadlineMs: graceMs } = options;
  const connection = connected(options);
  const onForeign = foreignEvents(report);
  const seen = new Seen();
  const clock = new Clock();
  const hear = ({ id, created }: RecordedEvent) => {
    const wasApart = clock.isApart;
    clock.heard(id, created);
    if (clock.isApart) connection.apart(clock.behindMs);
    else if (wasApart) connection.wrote();
  };
  const touched = new Touched(report);
  const reads = reading({ connection, seen, onForeign, touched, onNewest: hear });
  const proving = new Proving({ connection, reading: reads, seen, report, absenceMs });
  const heads = new Head(reads);
  const known = new Newest(async () => {
    await heads.find();
    return heads.newestPlace;
  });
  const arrivals = new Arrivals();
  const subscriptions = new Set<LogSubscription>();
  const running = new Set<Promise<unknown>>();
  const streamOf = batchStreams();
  const append = appending({
    connection,
    streamOf,
    reading: reads,
    arrivals,
    known,
    seen,
    onSmall: smallServer(report),
    arrivalMs: options.watchMs,
  });

  /** The last position of ours: what this process has seen is there, whatever one leader says. */
  const head = async (): Promise<Position | null> => {
    const found = await heads.find();
    return seen.position !== null && (found === null || found < seen.position) ? seen.position : found;
  };
  const awaited = new Awaited({ head, reading: reads, absenceMs });

  /** Nothing is sent while our clock is known to be too far behind: the server would give it up. */
  const checkClock = async (send: () => Promise<AppendResult>, id = ''): Promise<AppendResult> => {
    if (clock.isApart) throw connection.apart(clock.behindMs);
    clock.sending(id);
    const result = await send();
    connection.wrote();
    return result;
  };

  return {
    append: (stream, expected, events) => {
      const result = checkClock(() => append(stream, expected, events), events.at(-1)?.id);
      const done = result.catch(() => undefined).finally(() => running.delete(done));
      running.add(done);
      return result;
    },
    appendInOrder: inOrder({ connection, reading: reads, streamOf }),
    readStream: reads.readStream,
    readAll: async function* (after) {
      yield* reads.readAll(after === null ? null : await proving.settle(after));
    },
    head,
    mayCome: (position) => awaited.mayCome(position),
    beginning: BEGINNING,
    extentOf,
    subscribeAll: (after, subscriber) => {
      const subscription = new LogSubscription(after, subscriber, {
        ...{ connection, proving, head, onForeign, arrivals },
        // Why the server cannot be used is told already, and once is enough.
        report: (message, details) => {
          if (connection.trouble === undefined) report(message, details);
        },
        onAny: (event) => touched.saw(event),
        onSeen: (event, place, recorded) => {
          known.saw(place);
          seen.event(event);
          hear(recorded);
        },
        probeMs: options.probeMs,
        watchMs: options.watchMs,
      });
      subscriptions.add(subscription);
      return {
        close: async () => {
          subscriptions.delete(subscription);
          await subscription.close();
        },
      };
    },
    touched: () => touched.all,
    unavailable: () => connection.trouble,
    doubt: () => doubtOf({ proving, subscriptions, absenceMs, graceMs }),
    close: async () => {
      connection.hurry();
      await inTime(Promise.all(running), FAREWELL_MS);
      await Promise.all([...subscriptions].map((subscription) => subscription.close()));
      subscriptions.clear();
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
