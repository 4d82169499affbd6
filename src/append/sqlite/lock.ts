import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreProblem } from './store-problem.ts';

/** Holds the data directory; the kernel frees it when the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Makes this process the only writer: an exclusive transaction on a separate database file. The file must never be
 * touched by `fs` in this process: closing any descriptor of it would drop the lock (fcntl(2), POSIX locks).
 * Throws StoreProblem where another process holds it.
 */
export const lockDirectory = (directory: string): Lock => {
  const database = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;');
  } catch (error) {
    database.close();
    throw new StoreProblem(
      `Das Datenverzeichnis ${directory} wird schon von einer laufenden Lichterkette benutzt.`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
};
