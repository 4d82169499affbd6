import { PROJECTIONS } from '../../projections/all.ts';
import { warmUp } from '../../projections/warm-up.ts';
import { DemoAccess } from '../access/demo/demo-access.ts';
import { feeding } from '../command/feeding.ts';
import { KeyedQueue } from '../command/queue.ts';
import { StreamCache } from '../command/stream-cache.ts';
import { Runner } from '../project/runner.ts';
import { confirmedBodies, type Settings } from '../settings.ts';
import { Halt } from '../store/halt.ts';
import { watched } from '../store/watched-store.ts';
import { VERSION } from '../version.ts';
import { clockOf } from './clock.ts';
import { directoryOf } from './directory.ts';
import { openHere } from './engines.ts';
import type { HubParts } from './listen.ts';
import { logOf } from './logs.ts';
import { mailServerOf } from './mail-server.ts';
import { organisationsOf } from './organisations.ts';
import { reactionsOf } from './reactions.ts';
import type { Surroundings } from './surroundings.ts';

/** Settings ▶ adapters: the only place that knows them all. Throws StoreProblem where the log cannot be opened. */
export const wire = (settings: Settings, surroundings: Surroundings, isReady: () => boolean): HubParts => {
  const log = logOf(settings);
  const halt = new Halt();
  const store = watched((surroundings.store ?? openHere)(settings, log), halt);
  const cache = new StreamCache(store, settings.LICHTERKETTE_CACHE_EVENTS);
  const runner = new Runner({
    store: feeding(store, cache),
    projections: surroundings.projections ?? PROJECTIONS,
    halt,
    mirrorDirectory: settings.LICHTERKETTE_DATA,
    warmUp,
  });
  halt.onStop(({ message, place }) => log.fatal({ ...place, found: message }, 'halted'));
  const clock = clockOf(settings, surroundings, runner);
  const now = surroundings.now ?? (() => new Date());
  const mailServer = surroundings.mailServer ?? mailServerOf(settings);
  const adapters = {
    ...{ settings, runner, store, cache, halt, log, clock, now, isReady, mailServer },
    directory: directoryOf(runner, settings.LICHTERKETTE_WAIT_MS, now, confirmedBodies(settings)),
    queue: new KeyedQueue({
      perKey: settings.LICHTERKETTE_QUEUE_PER_STREAM,
      total: settings.LICHTERKETTE_QUEUE_TOTAL,
    }),
    access: new DemoAccess(organisationsOf(runner, now)),
    moment: clock.moment,
    random: surroundings.random ?? Math.random,
    deadlineMs: settings.LICHTERKETTE_COMMAND_DEADLINE_MS,
    version: VERSION,
    isWritable: () => store.writable,
  };
  return { ...adapters, reactions: reactionsOf(adapters) };
};
