import { accessSync, constants, rmSync, statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Position } from '../../contracts/envelope.ts';
import { explained } from '../store/database-words.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { strangeParts } from '../store/strange-parts.ts';

/** Thrown where what was kept is not as it was written. */
export class JournalDamaged extends Error {}

/** What a journal keeps from one checkpoint to the next. */
export interface Entry<Kept> {
  readonly checkpoint: Position;
  readonly kept: Kept;
}

/** Which file, whose (a journal of another fingerprint is thrown away), and the views that it offers to an auditor. */
export interface JournalSpec {
  readonly path: string;
  readonly fingerprint: string;
  readonly views?: string;
}

const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY, checkpoint TEXT NOT NULL, sum INTEGER NOT NULL, kept TEXT NOT NULL
  ) STRICT;
`;

/** Removes a journal. Nobody may have it open. */
export const removeJournal = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
};

const openAnew = ({ path, fingerprint, views = '' }: JournalSpec): DatabaseSync => {
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

/** A pipe would be waited for without end. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const LAST = 'SELECT id, checkpoint FROM batch ORDER BY id DESC LIMIT 1';

const lastOf = (database: DatabaseSync) =>
  database.prepare(LAST).get() as { id: number; checkpoint: Position } | undefined;

const openKept = ({ path, fingerprint, views = '' }: JournalSpec): DatabaseSync | undefined => {
  let database: DatabaseSync | undefined;
  if (!isOurs(path)) return undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA trusted_schema = OFF');
    const found = database.prepare(`SELECT value FROM meta WHERE key = 'fingerprint'`).get();
    lastOf(database);
    const strange = strangeParts(database, SCHEMA + views);
    if (found?.value === fingerprint && strange.length === 0) return database;
  } catch {
    // None yet, or not one of ours: it is made anew.
  }
  database?.close();
  return undefined;
};

interface Statements {
  readonly insert: StatementSync;
  readonly read: StatementSync;
}

const prepared = (database: DatabaseSync): Statements => {
  database.exec('PRAGMA synchronous = OFF');
  return {
    insert: database.prepare('INSERT INTO batch (checkpoint, sum, kept) VALUES (?, ?, ?)'),
    read: database.prepare('SELECT checkpoint, sum, kept FROM batch WHERE id = ?'),
  };
};

/** The first or the last batch of a journal, read beside a hub that writes it; undefined where there is none, or it is damaged. */
export const journalEnd = <Kept>(path: string, which: 'first' | 'last'): Entry<Kept> | undefined => {
  let database: DatabaseSync | undefined;
  if (!isFile(path)) return undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
    const order = which === 'first' ? 'ASC' : 'DESC';
    const found = database
      .prepare(`SELECT checkpoint, sum, kept FROM batch ORDER BY id ${order} LIMIT 1`)
      .get();
    const { checkpoint, sum, kept } = found as { checkpoint: Position; sum: number; kept: string };
    return sumOf(checkpoint, kept) === sum ? { checkpoint, kept: JSON.parse(kept) as Kept } : undefined;
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
};

/** Up to where a journal was kept, read beside a hub that writes it; null where there is none. */
export const journalUpTo = (path: string): Position | null => {
  let database: DatabaseSync | undefined;
  if (!isFile(path)) return null;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
    return lastOf(database)?.checkpoint ?? null;
  } catch {
    return null;
  } finally {
    database?.close();
  }
};

/**
 * A disposable file of batches, each with the position up to which it goes and a checksum. One INSERT for hundreds of changes
 * costs a tenth of one for each of them, and what is there goes up to its checkpoint, whatever ended the program. What a
 * power cut leaves is seen by the checksums: nothing is waited for.
 */
export class Journal<Kept extends object> {
  readonly #spec: JournalSpec;
  #database: DatabaseSync;
  #statements: Statements;

  constructor(spec: JournalSpec) {
    this.#spec = spec;
    this.#database = openKept(spec) ?? openAnew(spec);
    this.#statements = prepared(this.#database);
  }

  /** How many batches it holds. */
  get length(): number {
    return lastOf(this.#database)?.id ?? 0;
  }

  get checkpoint(): Position | null {
    return lastOf(this.#database)?.checkpoint ?? null;
  }

  /** The batch of this number, from 1. Throws JournalDamaged where it is not as it was written. */
  at(id: number): Entry<Kept> {
    try {
      const { checkpoint, sum, kept } = this.#statements.read.get(id) as {
        checkpoint: Position;
        sum: number;
        kept: string;
      };
      if (sumOf(checkpoint, kept) === sum) return { checkpoint, kept: JSON.parse(kept) as Kept };
    } catch (error) {
      throw new JournalDamaged(`${this.#spec.path} cannot be read`, { cause: error });
    }
    throw new JournalDamaged(`${this.#spec.path} has been changed`);
  }

  add(checkpoint: Position, kept: Kept): void {
    const text = JSON.stringify(kept);
    this.#statements.insert.run(checkpoint, sumOf(checkpoint, text), text);
  }

  /** Forgets the batches after this number. */
  cut(id: number): void {
    this.#database.prepare('DELETE FROM batch WHERE id > ?').run(id);
  }

  /** Forgets everything. */
  clear(): void {
    this.#database.close();
    this.#database = openAnew(this.#spec);
    this.#statements = prepared(this.#database);
  }

  close(): void {
    this.#database.close();
  }
}

const sumOf = (checkpoint: Position, kept: string): number => crc32(kept, crc32(checkpoint));
