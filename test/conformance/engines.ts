import { openSqliteStore } from '../../src/append/sqlite/store.ts';
import type { Engine } from './engine.ts';

/** Every engine that the hub can run on. */
export const ENGINES: readonly Engine[] = [
  { name: 'SQLite', open: async (directory) => openSqliteStore(directory), skips: {} },
];
