import { dayInBerlin } from '../../contracts/days.ts';
import type { Runner } from '../project/runner.ts';
import type { Settings } from '../settings.ts';
import type { Halt } from '../store/halt.ts';
import { type HubParts, type Listening, listen } from './listen.ts';
import { loadDemo } from './load-demo.ts';
import type { Reactions } from './reactions.ts';
import type { Surroundings } from './surroundings.ts';
import { tellCatchUp } from './tell-catch-up.ts';
import { tellChanges } from './tell-changes.ts';
import { tellClock } from './tell-clock.ts';
import { warmNextDay } from './warm-next-day.ts';
import { wire } from './wiring.ts';

const DEMO_FILES = new URL('../../infra/demo/', import.meta.url).pathname;

/** A hub that runs. */
export interface Hub {
  readonly url: string;
  readonly runner: Runner;
  readonly reactions: Pick<Reactions, 'look'>;
  /** Ends gracefully: what was begun is finished. Once; whoever asks again waits for the same end. */
  close(): Promise<void>;
}

/** What changes while a hub starts, runs and ends. */
interface Course {
  ready: boolean;
  listening?: Listening;
  stopping: readonly (() => void)[];
  readonly loading: AbortController;
}

// What is damaged is not served from, not even the part before it: which Kommune would know what is missing?
const refuseDamage = ({ damage }: Halt): void => {
  if (damage !== undefined) throw damage;
};

/** Loads everything, and listens meanwhile: who waits for the event store, or for the demo, is told so by /readyz. */
const load = async (parts: HubParts, demoFiles: string, course: Course): Promise<Listening> => {
  const { settings, runner, store, halt, now } = parts;
  const caughtUp = runner.start().then(() => runner.warm(dayInBerlin(now())));
  // Waited for further down; until then nobody may call it unhandled.
  caughtUp.catch(() => undefined);
  const listening = await listen(parts);
  course.listening = listening;
  await caughtUp;
  refuseDamage(halt);
  if (settings.LICHTERKETTE_DEMO === 'on' && store.emptyOnPurpose !== true)
    await loadDemo(demoFiles, parts, course.loading.signal);
  refuseDamage(halt);
  return listening;
};

const end = async ({ log, reactions, runner, store }: HubParts, course: Course): Promise<void> => {
  course.ready = false;
  course.loading.abort();
  log.info('stopping');
  for (const stop of course.stopping) stop();
  await reactions.stop();
  await course.listening?.drain();
  await runner.close();
  await store.close();
  log.info('stopped');
};

/**
 * Settings ▶ hub. Resolves when everything is loaded and the hub answers. Throws StoreProblem or WrongSetting where it cannot
 * start.
 */
export const startHub = async (settings: Settings, surroundings: Surroundings = {}): Promise<Hub> => {
  const course: Course = { ready: false, stopping: [], loading: new AbortController() };
  const parts = wire(settings, surroundings, () => course.ready);
  const { log, reactions, runner, halt, clock, now, version } = parts;
  course.stopping = [tellCatchUp(parts)];
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= end(parts, course);
    return ended;
  };
  try {
    const { url } = await load(parts, surroundings.demoFiles ?? DEMO_FILES, course);
    course.ready = true;
    for (const stop of course.stopping) stop();
    reactions.start(settings.LICHTERKETTE_BASE_URL?.replace(/\/$/, '') ?? url);
    course.stopping = [tellChanges(parts), tellClock(clock, log), warmNextDay(runner, now)];
    log.info({ url, version, events: runner.applied }, 'ready');
    return { url, runner, reactions, close };
  } catch (error) {
    await close();
    throw halt.damage ?? error;
  }
};
