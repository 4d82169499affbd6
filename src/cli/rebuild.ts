import { PROJECTIONS } from '../../projections/all.ts';
import { Runner } from '../project/runner.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { orInterrupted } from './interruption.ts';
import { remark, tell } from './terminal.ts';

/** `rebuild`: throws the mirror of the read models away and makes it anew from the log. Needs the lock. */
export const rebuild: Run = async (args, adapters, stop) => {
  const { settings } = dataFlag(args, {});
  const { openReader, openHere } = await adapters();
  // Where there is no log, none is to be made by somebody who mistyped.
  await openReader(settings).close();
  const store = openHere(settings);
  const runner = new Runner({
    store,
    projections: PROJECTIONS,
    mirrorDirectory: settings.LICHTERKETTE_DATA,
    anew: true,
  });
  try {
    await orInterrupted(runner.start(), stop);
    for (const { projection, eventId, message } of runner.failures)
      remark(`${projection} bei ${eventId}: ${message}`);
    tell(`${runner.applied} Einträge, Prüfsumme ${runner.rowsHash}`);
    return runner.failures.length === 0 ? 0 : 1;
  } finally {
    await runner.close();
    await store.close();
  }
};
