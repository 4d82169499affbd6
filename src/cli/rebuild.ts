import { PROJECTIONS } from '../../projections/all.ts';
import { openSqliteStore } from '../append/sqlite/store.ts';
import { Runner } from '../project/runner.ts';
import { dataFlag } from './data-flag.ts';

/** `rebuild`: throws the mirror of the read models away and makes it anew from the log. Needs the lock. */
export const rebuild = async (args: string[]): Promise<number> => {
  const { directory } = dataFlag(args);
  const store = openSqliteStore(directory);
  const runner = new Runner({ store, projections: PROJECTIONS, mirrorDirectory: directory, anew: true });
  try {
    await runner.start();
    for (const { projection, eventId, message } of runner.failures)
      console.error(`${projection} bei ${eventId}: ${message}`);
    console.info(`${runner.applied} Einträge, Prüfsumme ${runner.rowsHash}`);
    return runner.failures.length === 0 ? 0 : 1;
  } finally {
    await runner.close();
    await store.close();
  }
};
