import type { Logger } from 'pino';
import { mirroredFrom } from '../project/mirror/mirror-file.ts';
import type { Settings } from '../settings.ts';
import type { EventStore, LogReader } from '../store/event-store.ts';
import { noFiles } from '../store/eventstoredb/no-files.ts';
import { probeServer } from '../store/eventstoredb/probe.ts';
import { openEventStore, openEventStoreReader, type StoreOptions } from '../store/eventstoredb/store.ts';
import type { LogFiles } from '../store/log-files.ts';
import type { Probe } from '../store/probe.ts';
import { sqliteFiles } from '../store/sqlite/files.ts';
import { holdDirectory } from '../store/sqlite/lock.ts';
import { probeDirectory } from '../store/sqlite/probe.ts';
import { openSqliteReader, openSqliteStore } from '../store/sqlite/store.ts';
import { watchFiles } from '../store/sqlite/watch-files.ts';
import { acceptLog } from '../store/sqlite/whole-log.ts';
import { logOfVerb } from './logs.ts';

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
