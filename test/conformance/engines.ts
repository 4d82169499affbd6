import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Engine } from './engine.ts';
import { clusterEngine, doubleEngine, realEngine, sharedEngine } from './eventstoredb.ts';

/** The engine that needs nothing but a directory. */
export const EMBEDDED: Engine = {
  name: 'SQLite',
  open: async (directory) => openSqliteStore(directory),
  skips: {},
};

/** The engines that a server stands behind. */
export const SERVERS: readonly Engine[] = [
  doubleEngine('23.10'),
  doubleEngine('24.10.5', 0.1),
  clusterEngine(),
  sharedEngine(),
  ...realEngine(process.env.EVENTSTORE_URL),
];

/** Every engine that the hub can run on. */
export const ENGINES: readonly Engine[] = [EMBEDDED, ...SERVERS];
