import type { EventStore, LogReader } from '../event-store.ts';
import { StoreProblem } from '../store-problem.ts';
import { appending } from './appending.ts';
import { Arrivals } from './arrivals.ts';
import { Connection, type Patience } from './connection.ts';
import { Head } from './head.ts';
import { Newest } from './newest.ts';
import { BEGINNING, extentOf } from './place.ts';
import { reading } from './reading.ts';
import { foreignEvents, type Report } from './reports.ts';
import { LogSubscription } from './subscription.ts';

/** What opens a store. */
export interface StoreOptions extends Patience {
  /** The connection string, credentials in it. */
  readonly url: string;
  /** Told of what an operator should know. */
  readonly report: Report;
}

/** The connection of a store. Throws StoreProblem where the address makes no sense. */
export const connected = (options: StoreOptions): Connection => {
  try {
    return new Connection(options.url, options);
  } catch (error) {
    // What the client did not expect may be the password: only where it stands is said, and nothing of it.
    const why = (error as Error).message.replace(/^Unexpected ".*" at/s, 'Unexpected input at');
    throw new StoreProblem(`EVENTSTORE_URL ist nicht brauchbar: ${why}`);
  }
};

/**
 * The engine for more than one machine (DESIGN §4): many processes over one server or cluster. Nothing is sent before the
 * first call, so it can be opened while the server is away. Throws StoreProblem where the address makes no sense.
 */
export const openEventStore = (options: StoreOptions): EventStore => {
  const connection = connected(options);
  const onForeign = foreignEvents(options.report);
  const reads = reading({ connection, onForeign });
  const heads = new Head(reads);
  const known = new Newest(async () => {
    await heads.find();
    return heads.newestPlace;
  });
  const arrivals = new Arrivals();
  const subscriptions = new Set<LogSubscription>();
  const running = new Set<Promise<unknown>>();
  const append = appending({ connection, reading: reads, arrivals, known, arrivalMs: options.watchMs });

  return {
    append: (stream, expected, events) => {
      const result = append(stream, expected, events);
      const done = result.catch(() => undefined).finally(() => running.delete(done));
      running.add(done);
      return result;
    },
    readStream: reads.readStream,
    readAll: reads.readAll,
    head: () => heads.find(),
    beginning: BEGINNING,
    extentOf,
    subscribeAll: (after, subscriber) => {
      const subscription = new LogSubscription(after, subscriber, {
        connection,
        reading: reads,
        head: () => heads.find(),
        onForeign,
        arrivals,
        onSeen: (place) => known.saw(place),
        report: options.report,
        probeMs: options.probeMs,
      });
      subscriptions.add(subscription);
      return {
        close: async () => {
          subscriptions.delete(subscription);
          await subscription.close();
        },
      };
    },
    available: () => connection.available,
    close: async () => {
      await Promise.all(running);
      await Promise.all([...subscriptions].map((subscription) => subscription.close()));
      subscriptions.clear();
      await connection.close();
    },
  };
};

/** Opens the log for reading only. Throws StoreProblem where the address makes no sense. */
export const openEventStoreReader = (options: StoreOptions): LogReader => {
  const { readAll, head, close } = openEventStore(options);
  return { readAll, head, close };
};
