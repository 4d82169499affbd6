import { pino } from 'pino';
import { dayInBerlin } from '../contracts/days.ts';
import { PROJECTIONS } from '../projections/all.ts';
import { warmUp } from '../projections/warm-up.ts';
import { demoAccess } from './access/demo-access.ts';
import type { EventStore, LogReader } from './append/event-store.ts';
import { handle } from './append/handle.ts';
import { KeyedQueue } from './append/queue.ts';
import { openSqliteReader, openSqliteStore } from './append/sqlite/store.ts';
import { StoreProblem } from './append/store-problem.ts';
import { StreamCache } from './append/stream-cache.ts';
import { watched } from './append/watched-store.ts';
import { loadFiles } from './cli/import/load-files.ts';
import { type HubParts, listen } from './hub.ts';
import { directoryOf } from './project/directory.ts';
import { organisationsOf } from './project/organisations.ts';
import { Runner } from './project/runner.ts';
import { readSettings, type Settings, WrongSetting } from './settings.ts';
import { VERSION } from './version.ts';

const DEMO_FILES = new URL('../infra/demo/', import.meta.url).pathname;

/** Opens the log of these settings as its only writer. Throws StoreProblem. */
export const openStore = (settings: Settings): EventStore => openSqliteStore(settings.LICHTERKETTE_DATA);

/** Opens the log of these settings for reading, beside a hub that writes. Throws StoreProblem. */
export const openReader = (settings: Settings): LogReader => openSqliteReader(settings.LICHTERKETTE_DATA);

/** A hub that runs. */
export interface Hub {
  readonly url: string;
  readonly runner: Runner;
  /** Ends gracefully: what was begun is finished. */
  close(): Promise<void>;
}

/** What may be replaced from outside: tests hold the clock and the demo's files. */
export interface Surroundings {
  readonly now?: () => Date;
  readonly random?: () => number;
  readonly demoFiles?: string;
}

/**
 * Composition root: settings ▶ adapters ▶ start. The only place that knows them all. Resolves when everything is loaded
 * and the hub answers. Throws StoreProblem or WrongSetting where it cannot start.
 */
export const startHub = async (settings: Settings, surroundings: Surroundings = {}): Promise<Hub> => {
  const { now = () => new Date(), random = Math.random, demoFiles = DEMO_FILES } = surroundings;
  const directory = settings.LICHTERKETTE_DATA;
  const store = watched(openStore(settings));
  const runner = new Runner({
    store,
    projections: PROJECTIONS,
    mirrorDirectory: directory,
    warmUp: (models, text) => warmUp(models, dayInBerlin(now()), text),
  });
  let ready = false;
  const parts: HubParts = {
    settings,
    runner,
    store,
    cache: new StreamCache(store, settings.LICHTERKETTE_CACHE_EVENTS),
    directory: directoryOf(runner, settings.LICHTERKETTE_WAIT_MS),
    queue: new KeyedQueue({
      perKey: settings.LICHTERKETTE_QUEUE_PER_STREAM,
      total: settings.LICHTERKETTE_QUEUE_TOTAL,
    }),
    access: demoAccess(organisationsOf(runner)),
    now,
    random,
    deadlineMs: settings.LICHTERKETTE_COMMAND_DEADLINE_MS,
    log: pino({ level: settings.LICHTERKETTE_LOG_LEVEL }),
    version: VERSION,
    isReady: () => ready,
    isWritable: () => store.writable,
  };
  const close = async (drain?: () => Promise<void>) => {
    await drain?.();
    await runner.close();
    await store.close();
  };
  try {
    const caughtUp = runner.start();
    if (settings.LICHTERKETTE_DEMO === 'on') {
      await caughtUp;
      await loadFiles(demoFiles, { ...parts, handle: (incoming) => handle(incoming, parts) });
    }
    const listening = await listen(parts);
    await caughtUp;
    ready = true;
    return { url: listening.url, runner, close: () => close(listening.drain) };
  } catch (error) {
    await close();
    throw error;
  }
};

const whatToTry = (url: string, demo: boolean) => `
Lichterkette läuft: ${url}
${demo ? 'Demonstration mit erfundenen Kommunen und Daten.\n' : ''}
  Lösungen finden   ${url}/loesungen
  Was neu ist       ${url}/neues
  Betriebsstatus    ${url}/betriebsstatus
  Schnittstelle     ${url}/openapi.json

Mitlesen, was geschieht:  npx lichterkette follow feed --url ${url}
Beenden mit Strg+C.
`;

/** Starts a hub for a person or a service manager: says where it is, and ends gracefully when told to. */
export const serve = async (args: readonly string[]): Promise<void> => {
  const settings = readSettings(process.env, args);
  const hub = await startHub(settings);
  console.info(whatToTry(hub.url, settings.LICHTERKETTE_DEMO === 'on'));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await hub.close();
};

if (import.meta.main) {
  try {
    await serve(process.argv.slice(2));
  } catch (error) {
    const known = error instanceof StoreProblem || error instanceof WrongSetting;
    console.error(known ? error.message : error);
    process.exitCode = error instanceof WrongSetting ? 2 : 1;
  }
}
