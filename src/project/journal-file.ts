import { accessSync, constants, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Position } from '../../contracts/envelope.ts';
import { explained } from '../store/database-words.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { strangeParts } from '../store/strange-parts.ts';

/** Which file a journal is, what it was made by, and the views that it offers to an auditor. */
export interface JournalSpec {
  readonly path: string;
  readonly fingerprint: string;
  readonly views?: string;
}

/** The batch that a journal ends with: its number and its checkpoint. */
export interface LastBatch {
  readonly id: number;
  readonly checkpoint: Position;
}

const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY, checkpoint TEXT NOT NULL, sum INTEGER NOT NULL, kept TEXT NOT NULL
  ) STRICT;
`;

const LAST = 'SELECT id, checkpoint FROM batch ORDER BY id DESC LIMIT 1';

/** The checksum of a batch. */
export const sumOf = (checkpoint: Position, kept: string): number => crc32(kept, crc32(checkpoint));

/** Removes a journal. Nobody may have it open. */
export const removeJournal = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

/** The last batch; undefined where there is none. */
export const lastBatch = (database: DatabaseSync): LastBatch | undefined =>
  database.prepare(LAST).get() as LastBatch | undefined;

/** True for a plain file: a pipe would be waited for without end. */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Makes a journal with nothing in it, in the place of whatever was there. Throws StoreProblem. */
export const makeJournal = ({ path, fingerprint, views = '' }: JournalSpec): DatabaseSync => {
  removeJournal(path);
  try {
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA journal_mode = WAL; BEGIN; ${SCHEMA} ${views} COMMIT;`);
    database.prepare(`INSERT INTO meta VALUES ('fingerprint', ?)`).run(fingerprint);
    return database;
  } catch (error) {
    throw new StoreProblem(explained(path, error), { cause: error });
  }
};

/** What may not be written to is made anew: nothing depends on it. */
const isOurs = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return isFile(path);
  } catch {
    return false;
  }
};

/** A journal as it was found, and what it was made by. */
export interface KeptJournal {
  readonly database: DatabaseSync;
  readonly fingerprint: string;
}

/** Opens a journal that is there; undefined where none is, or something that no version of this program has made. */
export const openJournal = ({ path, views = '' }: JournalSpec): KeptJournal | undefined => {
  let database: DatabaseSync | undefined;
  if (!isOurs(path)) return undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA trusted_schema = OFF');
    const found = database.prepare(`SELECT value FROM meta WHERE key = 'fingerprint'`).get();
    lastBatch(database);
    if (typeof found?.value === 'string' && strangeParts(database, SCHEMA + views).length === 0)
      return { database, fingerprint: found.value };
  } catch {
    // None yet, or not one of ours: it is made anew.
  }
  database?.close();
  return undefined;
};
