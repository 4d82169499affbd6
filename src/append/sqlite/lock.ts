import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreProblem } from '../store-problem.ts';

/** Another connection holds a lock that keeps us out (SQLite result code 5). */
const SQLITE_BUSY = 5;

/** Holds the data directory; the kernel frees it when the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Makes this process the only writer: an exclusive transaction on a separate database file. The file must never be
 * touched by `fs` in this process: closing any descriptor of it would drop the lock (fcntl(2), POSIX locks).
 * Throws StoreProblem where another process holds it, or where it cannot be taken.
 */
export const lockDirectory = (directory: string): Lock => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 0 });
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;');
  } catch (error) {
    database?.close();
    const inUse = (error as { errcode?: number }).errcode === SQLITE_BUSY;
    throw new StoreProblem(explained(directory, inUse, error as Error), { cause: error, inUse });
  }
  const held = database;
  return { release: () => held.close() };
};

const explained = (directory: string, inUse: boolean, { message }: Error): string =>
  inUse
    ? `Das Datenverzeichnis ${directory} wird schon von einer laufenden Lichterkette benutzt.`
    : `Das Datenverzeichnis ${directory} lässt sich nicht sperren: ${message}`;
