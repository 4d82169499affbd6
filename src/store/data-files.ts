/** The file that holds the log of the embedded engine, below the data directory. */
export const LOG_FILE = 'log.sqlite';

/** Whoever holds it is the only one who writes in the data directory. */
export const LOCK_FILE = 'lock.sqlite';

/** The file that mirrors the read models, below the data directory; disposable. */
export const MIRROR_FILE = 'readmodel.bin';

/** The file that keeps the free texts beside it; disposable as well, and worth nothing without it. */
export const TEXTS_FILE = 'texts.bin';

/** What both were called in earlier releases; removed where they are found. */
export const EARLIER_FILES: readonly string[] = ['readmodel.sqlite', 'texts.sqlite'].flatMap((name) => [
  name,
  `${name}-wal`,
  `${name}-shm`,
  `${name}-journal`,
]);

/** What is known of the log of the embedded engine beside it. */
export const MARK_FILE = 'log.mark.json';

/** By any of these a data directory is known; SQLite keeps files of the same names with a suffix beside them. */
export const DATA_FILES: readonly string[] = [LOG_FILE, LOCK_FILE, MIRROR_FILE, TEXTS_FILE, MARK_FILE];
