import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Damage } from '../damage.ts';
import { LOCK_FILE } from '../data-files.ts';
import { explained, resultCode } from '../database-words.ts';
import { StoreProblem } from '../store-problem.ts';
import { ensureDirectory } from './database.ts';
import { assertPlainFile } from './plain-file.ts';
import { isSame, stampOf } from './stamp.ts';

/** Another connection holds a lock that keeps us out (SQLite result code 5). */
const SQLITE_BUSY = 5;

/** Holds the data directory; the kernel frees it when the process ends, however it ends. */
export interface Lock {
  /** Throws Damage where the file that is locked has lost its name: somebody else could lock another one. */
  check(): void;
  release(): void;
}

const lost = (path: string) =>
  new Damage(
    `${path} wurde gelöscht oder ersetzt, während der Dienst lief: Eine zweite Lichterkette könnte hier schreiben. Bitte den Dienst neu starten; die Datei nie löschen.`,
  );

const lockOver = (path: string, database: DatabaseSync): Lock => {
  const locked = stampOf(path);
  return {
    check: () => {
      const now = stampOf(path);
      if (locked === undefined || now === undefined || !isSame(now, locked)) throw lost(path);
    },
    release: () => database.close(),
  };
};

/**
 * Makes this process the only writer: an exclusive transaction on a separate database file. The file must never be
 * touched by `fs` in this process: closing any descriptor of it would drop the lock (fcntl(2), POSIX locks).
 * Throws StoreProblem where another process holds it, or where it cannot be taken.
 */
export const lockDirectory = (directory: string): Lock => {
  const path = join(directory, LOCK_FILE);
  let database: DatabaseSync | undefined;
  assertPlainFile(path);
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;');
  } catch (error) {
    database?.close();
    const inUse = resultCode(error) === SQLITE_BUSY;
    const message = inUse
      ? `Das Datenverzeichnis ${directory} wird schon von einer laufenden Lichterkette benutzt.`
      : explained(path, error);
    throw new StoreProblem(message, { cause: error, inUse });
  }
  return lockOver(path, database);
};

/** Makes the data directory where it is missing, and holds it. Throws StoreProblem where that is not possible. */
export const holdDirectory = (directory: string): Lock => {
  ensureDirectory(directory);
  return lockDirectory(directory);
};
