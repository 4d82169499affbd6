import { PROJECTIONS } from '../../projections/all.ts';
import { clearMirror } from '../project/mirror-file.ts';
import { Runner } from '../project/runner.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { orInterrupted } from './interruption.ts';
import { remark, tell } from './terminal.ts';

/**
 * `rebuild`: throws the mirror of the read models away and makes it anew from the log, which is taken as it is. Needs the lock.
 */
export const rebuild: Run = async (args, adapters, stop) => {
  const { settings } = dataFlag(args, {});
  const { acceptHere, openReader, openHere } = await adapters();
  // Where there is no log, none is to be made by somebody who mistyped.
  await openReader(settings).close();
  // Whoever calls this says that this log is the right one, whatever the mirror and the mark beside it say.
  acceptHere(settings, () => clearMirror(settings.LICHTERKETTE_DATA));
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
