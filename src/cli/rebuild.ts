import { PROJECTIONS } from '../../projections/all.ts';
import { Runner } from '../project/runner.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';

/** `rebuild`: throws the mirror of the read models away and makes it anew from the log. Needs the lock. */
export const rebuild: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const store = (await adapters()).openHere(settings);
  const runner = new Runner({
    store,
    projections: PROJECTIONS,
    mirrorDirectory: settings.LICHTERKETTE_DATA,
    anew: true,
  });
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
