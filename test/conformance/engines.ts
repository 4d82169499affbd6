import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Engine } from './engine.ts';
import { clusterEngine, doubleEngine, realEngine, sharedEngine } from './eventstoredb.ts';

/** Every engine that the hub can run on. */
export const ENGINES: readonly Engine[] = [
  { name: 'SQLite', open: async (directory) => openSqliteStore(directory), skips: {} },
  doubleEngine('23.10'),
  doubleEngine('24.10.5', 0.1),
  clusterEngine(),
  sharedEngine(),
  ...realEngine(process.env.EVENTSTORE_URL),
];
