import { setTimeout as pause } from 'node:timers/promises';
import { PROJECTIONS } from '../../projections/all.ts';
import { clearMirror } from '../project/mirror/mirror-file.ts';
import { Runner } from '../project/runner.ts';
import { EngineUnavailable, type EventStore } from '../store/event-store.ts';
import { remark, tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { orInterrupted } from './interruption.ts';

/** How long an event store may be away that was there at first: longer than its servers take to choose a leader. */
const MOST_AWAY_MS = 60_000;

/** Rejects where the event store has been away for so long: a hub would wait on, a verb must end. */
const goneFor = async (store: EventStore, ms: number): Promise<never> => {
  for (;;) {
    await pause(1000, undefined, { ref: false });
    const unavailable = store.unavailable?.();
    if (unavailable !== undefined && unavailable.seconds * 1000 >= ms)
      throw new EngineUnavailable('the event store is away', { told: unavailable.message });
  }
};

/**
 * `rebuild`: throws the mirror of the read models away and makes it anew from the log, which is taken as it is. Needs the lock.
 */
export const rebuild: Run = async (args, adapters, stop) => {
  const { settings } = dataFlag(args, {});
  const { acceptHere, openReader, openHere } = await adapters();
  // Where there is no log, or it cannot be read, none is to be made by somebody who mistyped.
  const reader = openReader(settings);
  try {
    await reader.head();
  } finally {
    await reader.close();
  }
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
    await orInterrupted(Promise.race([runner.start(), goneFor(store, MOST_AWAY_MS)]), stop);
    for (const { projection, eventId, message } of runner.failures)
      remark(`${projection} bei ${eventId}: ${message}`);
    tell(`${runner.applied} Einträge, Prüfsumme ${runner.rowsHash}`);
    return runner.failures.length === 0 ? 0 : 1;
  } finally {
    await runner.close();
    await store.close();
  }
};
