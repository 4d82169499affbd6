import { uptime } from 'node:os';
import { TrustedClock } from '../command/trusted-clock.ts';
import type { Runner } from '../project/runner.ts';
import { clockToleranceMs, type Settings } from '../settings.ts';
import type { Surroundings } from './surroundings.ts';

/** The clock of these settings and surroundings, as entries are recorded by it. */
export const clockOf = (settings: Settings, { now, elapsed }: Surroundings, runner: Runner): TrustedClock => {
  const steady = elapsed ?? (now === undefined ? () => performance.now() : () => now().getTime());
  return new TrustedClock({
    now: now ?? (() => new Date()),
    elapsed: steady,
    // Linux counts the time since boot on, also while it sleeps.
    elapsedAsleep: now === undefined && elapsed === undefined ? () => uptime() * 1000 : steady,
    newest: () => runner.newest,
    toleranceMs: clockToleranceMs(settings),
  });
};
