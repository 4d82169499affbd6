import { v4 } from 'uuid';
import type { EventStore } from '../../src/store/event-store.ts';
import { openEventStore, type StoreOptions } from '../../src/store/eventstoredb/store.ts';
import { kommune } from '../decide/names.ts';
import { type Double, type DoubleOptions, startDouble } from '../double/cluster.ts';
import type { Manner } from '../double/serving.ts';
import type { Engine } from './engine.ts';
import { Isolated } from './isolated.ts';

/**
 * Longer than anything that goes well: these suites are not about watchdogs. The largest append of all, over TLS in one
 * process with its server, takes more than 50 ms on a busy machine, and with a shorter watchdog it would never end.
 */
export const QUICK = {
  watchMs: 1000,
  deadlineMs: 5000,
  pauseMs: 5,
  longestPauseMs: 40,
  probeMs: 50,
  absenceMs: 300,
};

/** The options of a store in tests; what it reports is dropped unless somebody listens. */
export const optionsFor = (url: string, options: Partial<StoreOptions> = {}): StoreOptions => ({
  ...QUICK,
  url,
  report: () => undefined,
  ...options,
});

/** A server of its own for each directory; it lives until the directory's test is over. */
const onDouble = (name: string, options: DoubleOptions): Engine => {
  const doubles = new Map<string, Double>();
  return {
    name,
    skips: {},
    open: async (directory): Promise<EventStore> => {
      const double = doubles.get(directory) ?? (await startDouble(options));
      doubles.set(directory, double);
      return openEventStore(optionsFor(double.url));
    },
    dispose: (directory) => {
      doubles.get(directory)?.stop();
      doubles.delete(directory);
    },
  };
};

/** One server with the manners of a version, as fast as a real one or faster. */
export const doubleEngine = (manner: Manner, pace = 1): Engine =>
  onDouble(`EventStoreDB ${manner} (double)`, { manner, pace });

/** Three servers with the manners of an older version, over TLS, with credentials, and with some way between them. */
export const clusterEngine = (): Engine =>
  onDouble('EventStoreDB 23.10 cluster (double)', {
    nodes: 3,
    pace: 0.1,
    latency: 20,
    manner: '23.10',
    tls: true,
    credentials: 'hub:secret',
  });

/** A server that was there before and is there afterwards, with events of others in its log. */
const onShared = (name: string, url: () => Promise<string>, patience: Partial<StoreOptions> = {}): Engine => {
  const views = new Map<string, Isolated>();
  return {
    name,
    skips: {},
    open: async (directory): Promise<EventStore> => {
      const store = openEventStore(optionsFor(await url(), patience));
      const view = views.get(directory) ?? new Isolated(directory, await store.head());
      views.set(directory, view);
      return view.view(store);
    },
    dispose: (directory) => views.delete(directory),
  };
};

const withEventsOfOthers = async (): Promise<string> => {
  const double = await startDouble({ manner: '24.10.4', pace: 0.1 });
  const others = { type: 'Something', json: true, metadata: new Uint8Array(0), data: Buffer.from('{}') };
  for (const stream of [kommune('of others'), 'orders-1', 'kommune-without-number'])
    double.log.write(stream, 'any', [{ ...others, id: v4() }]);
  return double.url;
};

/** One server for all tests, as a real one is. */
export const sharedEngine = (): Engine => {
  let url: Promise<string> | undefined;
  return onShared('EventStoreDB 24.10.4 shared with others (double)', () => {
    url ??= withEventsOfOthers();
    return url;
  });
};

/** A real server writes to disks, and may be far away. */
const PATIENT = { watchMs: 5000, deadlineMs: 20_000 };

/** The real server that the environment names, if it names one. */
export const realEngine = (url: string | undefined): readonly Engine[] =>
  url === undefined ? [] : [onShared('EventStoreDB (EVENTSTORE_URL)', async () => url, PATIENT)];
