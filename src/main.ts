import { writeSync } from 'node:fs';
import { uptime } from 'node:os';
import { type Logger, pino } from 'pino';
import { dayInBerlin } from '../contracts/days.ts';
import { PROJECTIONS } from '../projections/all.ts';
import { warmUp } from '../projections/warm-up.ts';
import { DemoAccess } from './access/demo/demo-access.ts';
import { explain } from './cli/explain.ts';
import { remark, tell } from './cli/terminal.ts';
import { feeding } from './command/feeding.ts';
import { KeyedQueue } from './command/queue.ts';
import { StreamCache } from './command/stream-cache.ts';
import { TrustedClock } from './command/trusted-clock.ts';
import { directoryOf } from './hub/directory.ts';
import { type HubParts, type Listening, listen } from './hub/listen.ts';
import { loadDemo } from './hub/load-demo.ts';
import { logOutput } from './hub/log-output.ts';
import { organisationsOf } from './hub/organisations.ts';
import { tellCatchUp } from './hub/tell-catch-up.ts';
import { tellChanges } from './hub/tell-changes.ts';
import { tellClock } from './hub/tell-clock.ts';
import { warmNextDay } from './hub/warm-next-day.ts';
import { mirroredFrom } from './project/mirror-file.ts';
import { Runner } from './project/runner.ts';
import { clockToleranceMs, confirmedBodies, readSettings, type Settings } from './settings.ts';
import type { EventStore, LogReader } from './store/event-store.ts';
import { noFiles } from './store/eventstoredb/no-files.ts';
import { probeServer } from './store/eventstoredb/probe.ts';
import { openEventStore, openEventStoreReader, type StoreOptions } from './store/eventstoredb/store.ts';
import { Halt } from './store/halt.ts';
import type { LogFiles } from './store/log-files.ts';
import type { Probe } from './store/probe.ts';
import { sqliteFiles } from './store/sqlite/files.ts';
import { holdDirectory } from './store/sqlite/lock.ts';
import { probeDirectory } from './store/sqlite/probe.ts';
import { openSqliteReader, openSqliteStore } from './store/sqlite/store.ts';
import { watchFiles } from './store/sqlite/watch-files.ts';
import { acceptLog } from './store/sqlite/whole-log.ts';
import { watched } from './store/watched-store.ts';
import { VERSION } from './version.ts';

const DEMO_FILES = new URL('../infra/demo/', import.meta.url).pathname;

const serverOptions = (settings: Settings, log: Logger): StoreOptions => ({
  url: settings.EVENTSTORE_URL ?? '',
  watchMs: settings.LICHTERKETTE_ENGINE_WATCH_MS,
  deadlineMs: settings.LICHTERKETTE_ENGINE_DEADLINE_MS,
  pauseMs: settings.LICHTERKETTE_ENGINE_PAUSE_MS,
  longestPauseMs: settings.LICHTERKETTE_ENGINE_LONGEST_PAUSE_MS,
  probeMs: settings.LICHTERKETTE_ENGINE_PROBE_MS,
  absenceMs: settings.LICHTERKETTE_ENGINE_ABSENCE_MS,
  report: (message, details) => log.warn(details, message),
});

const logOf = (settings: Settings, output = logOutput()): Logger =>
  pino({ level: settings.LICHTERKETTE_LOG_LEVEL, timestamp: pino.stdTimeFunctions.isoTime }, output);

/** The log of a verb: beside its result, which may be the export itself. */
const logOfVerb = (settings: Settings): Logger =>
  logOf(
    settings,
    logOutput((text) => writeSync(process.stderr.fd, text)),
  );

/** Opens the log of these settings for writing; the embedded one as its only writer. Throws StoreProblem. */
export const openStore = (settings: Settings, log = logOfVerb(settings)): EventStore => {
  switch (settings.LICHTERKETTE_ENGINE) {
    case 'sqlite':
      return openSqliteStore(settings.LICHTERKETTE_DATA, undefined, mirroredFrom(settings.LICHTERKETTE_DATA));
    case 'eventstoredb':
      return openEventStore(serverOptions(settings, log));
  }
};

/**
 * As `openStore`, for whoever keeps read models: holds the data directory until it is closed, so that no two write there,
 * wherever the log is.
 */
export const openHere = (settings: Settings, log = logOfVerb(settings)): EventStore => {
  if (settings.LICHTERKETTE_ENGINE === 'sqlite') return openStore(settings, log);
  const lock = holdDirectory(settings.LICHTERKETTE_DATA);
  try {
    const store = openStore(settings, log);
    const watch = watchFiles({ look: lock.check });
    const onDamage: EventStore['onDamage'] = (listener) => {
      store.onDamage?.(listener);
      watch.onDamage(listener);
    };
    const close = (damaged?: boolean) => {
      watch.end();
      return store.close(damaged).finally(lock.release);
    };
    return { ...store, onDamage, close };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** Opens the log of these settings for reading, beside a hub that writes. Throws StoreProblem. */
export const openReader = (settings: Settings): LogReader => {
  switch (settings.LICHTERKETTE_ENGINE) {
    case 'sqlite':
      return openSqliteReader(settings.LICHTERKETTE_DATA);
    case 'eventstoredb':
      return openEventStoreReader(serverOptions(settings, logOfVerb(settings)));
  }
};

/**
 * Takes the log of these settings as it is, where it is kept here: what is known of it beside it is forgotten, `forget` along with
 * it. Throws StoreProblem where there is none, or it is in use.
 */
export const acceptHere = (settings: Settings, forget: () => void): void => {
  if (settings.LICHTERKETTE_ENGINE === 'sqlite') acceptLog(settings.LICHTERKETTE_DATA, forget);
};

/** The log of these settings as files, for backup and restore. Throws StoreProblem where it is not kept in files here. */
export const filesOf = (settings: Settings): LogFiles => {
  switch (settings.LICHTERKETTE_ENGINE) {
    case 'sqlite':
      return sqliteFiles(settings.LICHTERKETTE_DATA);
    case 'eventstoredb':
      throw noFiles();
  }
};

/** Looks at the place where the log of these settings is kept, for doctor. */
export const probe = async (settings: Settings): Promise<Probe> => {
  switch (settings.LICHTERKETTE_ENGINE) {
    case 'sqlite':
      return probeDirectory(settings.LICHTERKETTE_DATA, mirroredFrom(settings.LICHTERKETTE_DATA));
    case 'eventstoredb':
      return probeServer(serverOptions(settings, logOfVerb(settings)), new Date());
  }
};

// What is damaged is not served from, not even the part before it: which Kommune would know what is missing?
const refuseDamage = ({ damage }: Halt): void => {
  if (damage !== undefined) throw damage;
};

/** A hub that runs. */
export interface Hub {
  readonly url: string;
  readonly runner: Runner;
  /** Ends gracefully: what was begun is finished. Once; whoever asks again waits for the same end. */
  close(): Promise<void>;
}

/** What may be replaced from outside: tests hold the clock, the demo's files, the engine and the projections. */
export interface Surroundings {
  readonly now?: () => Date;
  /** Milliseconds on a clock that nobody sets; without it a replaced clock is its own measure. */
  readonly elapsed?: () => number;
  readonly random?: () => number;
  readonly demoFiles?: string;
  readonly store?: (settings: Settings) => EventStore;
  readonly projections?: typeof PROJECTIONS;
}

/** The clock of these settings and surroundings, as entries are recorded by it. */
const clockOf = (settings: Settings, { now, elapsed }: Surroundings, runner: Runner): TrustedClock => {
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

/**
 * Composition root: settings ▶ adapters ▶ start. The only place that knows them all. Resolves when everything is loaded
 * and the hub answers. Throws StoreProblem or WrongSetting where it cannot start.
 */
export const startHub = async (settings: Settings, surroundings: Surroundings = {}): Promise<Hub> => {
  const { now = () => new Date(), random = Math.random, demoFiles = DEMO_FILES } = surroundings;
  const directory = settings.LICHTERKETTE_DATA;
  const log = logOf(settings);
  const halt = new Halt();
  const store = watched((surroundings.store ?? openHere)(settings, log), halt);
  const projections = surroundings.projections ?? PROJECTIONS;
  const cache = new StreamCache(store, settings.LICHTERKETTE_CACHE_EVENTS);
  const runner = new Runner({
    store: feeding(store, cache),
    projections,
    halt,
    mirrorDirectory: directory,
    warmUp,
  });
  halt.onStop(({ message, place }) => log.fatal({ ...place, found: message }, 'halted'));
  const clock = clockOf(settings, surroundings, runner);
  let ready = false;
  const parts: HubParts = {
    settings,
    runner,
    store,
    cache,
    directory: directoryOf(runner, settings.LICHTERKETTE_WAIT_MS, confirmedBodies(settings)),
    queue: new KeyedQueue({
      perKey: settings.LICHTERKETTE_QUEUE_PER_STREAM,
      total: settings.LICHTERKETTE_QUEUE_TOTAL,
    }),
    access: new DemoAccess(organisationsOf(runner)),
    halt,
    now,
    clock,
    moment: clock.moment,
    random,
    deadlineMs: settings.LICHTERKETTE_COMMAND_DEADLINE_MS,
    log,
    version: VERSION,
    isReady: () => ready,
    isWritable: () => store.writable,
  };
  let listening: Listening | undefined;
  let stopping: readonly (() => void)[] = [tellCatchUp(parts)];
  const loading = new AbortController();
  const end = async () => {
    ready = false;
    loading.abort();
    parts.log.info('stopping');
    for (const stop of stopping) stop();
    await listening?.drain();
    await runner.close();
    await store.close();
    parts.log.info('stopped');
  };
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= end();
    return ended;
  };
  try {
    const caughtUp = runner.start().then(() => runner.warm(dayInBerlin(now())));
    // Waited for further down; until then nobody may call it unhandled.
    caughtUp.catch(() => undefined);
    // Who waits for the event store, or for the demo, is told so by /readyz.
    listening = await listen(parts);
    await caughtUp;
    refuseDamage(halt);
    if (settings.LICHTERKETTE_DEMO === 'on' && store.emptyOnPurpose !== true)
      await loadDemo(demoFiles, parts, loading.signal);
    refuseDamage(halt);
    ready = true;
    for (const stop of stopping) stop();
    stopping = [tellChanges(parts), tellClock(clock, log), warmNextDay(runner, now)];
    parts.log.info({ url: listening.url, version: VERSION, events: runner.applied }, 'ready');
    return { url: listening.url, runner, close };
  } catch (error) {
    await close();
    throw halt.damage ?? error;
  }
};

const whatToTry = (url: string, demo: boolean): string[] => [
  '',
  `Lichterkette läuft: ${url}`,
  ...(demo ? ['Demonstration mit erfundenen Kommunen und Daten.'] : []),
  '',
  `  Lösungen finden   ${url}/loesungen`,
  `  Was neu ist       ${url}/neues`,
  `  Betriebsstatus    ${url}/betriebsstatus`,
  `  Schnittstelle     ${url}/openapi.json`,
  '',
  `Mitlesen, was geschieht:  npx lichterkette follow feed --url ${url}`,
  'Beenden mit Strg+C.',
  '',
];

const toldToStop = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(undefined));
  });

/** What closing may take beyond draining: the end is promised within 10 s. */
const CLOSING_MS = 1500;

// All that was answered is durable: what does not close is not waited for.
const endAtOnce = (): never => {
  remark('Das Anhalten dauert zu lange: beendet, ohne alles zu schließen. Eingetragenes ist sicher.');
  process.exit(1);
};

/**
 * Starts a hub for a person or a service manager: says where it is, and ends gracefully when told to, at the latest shortly
 * after LICHTERKETTE_DRAIN_MS.
 */
export const serve = async (args: readonly string[], surroundings: Surroundings = {}): Promise<void> => {
  const settings = readSettings(process.env, args);
  // A hub goes on where nobody hears what it says.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const stop = toldToStop();
  const hub = await Promise.race([startHub(settings, surroundings), stop]);
  // Told to stop while loading: nothing has been answered yet, and the log survives worse than this.
  if (hub === undefined) process.exit(0);
  tell(...whatToTry(hub.url, settings.LICHTERKETTE_DEMO === 'on'));
  await stop;
  const late = setTimeout(endAtOnce, settings.LICHTERKETTE_DRAIN_MS + CLOSING_MS);
  await hub.close().finally(() => clearTimeout(late));
};

if (import.meta.main) {
  try {
    await serve(process.argv.slice(2));
  } catch (error) {
    const { code, lines } = explain(error);
    remark(...lines);
    process.exitCode = code;
  }
}
