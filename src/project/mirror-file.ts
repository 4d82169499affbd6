import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Position } from '../../contracts/envelope.ts';
import type { KeptPush } from './apply.ts';

/** The file that mirrors the read models, below the data directory; disposable. */
export const MIRROR_FILE = 'readmodel.sqlite';

/** A row as the mirror keeps it: table, key, position, and the row from there on, null where it was removed. */
export type MirroredRow = readonly [table: string, key: string, position: Position, row: object | null];

/** What changed up to a checkpoint, since the one before it. */
export interface Batch {
  readonly checkpoint: Position;
  readonly rows: readonly MirroredRow[];
  readonly pushes: readonly KeptPush[];
}

// A journal: one INSERT for hundreds of changes costs a tenth of one for each of them. The views are for an auditor's eyes.
const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY, checkpoint TEXT NOT NULL, sum INTEGER NOT NULL, kept TEXT NOT NULL
  ) STRICT;
  CREATE VIEW row_version AS
    SELECT value ->> 0 AS tbl, value ->> 1 AS key, value ->> 2 AS position, value -> 3 AS row
    FROM batch, json_each(kept, '$.rows');
  CREATE VIEW push AS
    SELECT value ->> '$.push.position' AS position, value ->> 'projection' AS projection, value AS kept
    FROM batch, json_each(kept, '$.pushes');
`;

const INSERT = 'INSERT INTO batch (checkpoint, sum, kept) VALUES (?, ?, ?)';

// What a power cut leaves of it is seen by the checksums: nothing is waited for.
const insertInto = (database: DatabaseSync): StatementSync => {
  database.exec('PRAGMA synchronous = OFF');
  return database.prepare(INSERT);
};

const LAST = 'SELECT checkpoint FROM batch ORDER BY id DESC LIMIT 1';

/** Throws the mirror in `directory` away; the next start builds it from the log. Nobody may have it open. */
export const clearMirror = (directory: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    rmSync(join(directory, MIRROR_FILE + suffix), { force: true });
};

const lastOf = (database: DatabaseSync): Position | null =>
  (database.prepare(LAST).get() as { checkpoint: Position } | undefined)?.checkpoint ?? null;

/** Up to where a mirror in `directory` was kept, read beside a hub that writes it; null where there is none. */
export const mirroredUpTo = (directory: string): Position | null => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(directory, MIRROR_FILE), { readOnly: true, timeout: 1000 });
    return lastOf(database);
  } catch {
    return null;
  } finally {
    database?.close();
  }
};

const openAnew = (directory: string, fingerprint: string): DatabaseSync => {
  clearMirror(directory);
  const database = new DatabaseSync(join(directory, MIRROR_FILE));
  database.exec(`PRAGMA journal_mode = WAL; BEGIN; ${SCHEMA} COMMIT;`);
  database.prepare(`INSERT INTO meta VALUES ('fingerprint', ?)`).run(fingerprint);
  return database;
};

/** An existing mirror of these very projections; undefined where it is another's, or broken. */
const openKept = (directory: string, fingerprint: string): DatabaseSync | undefined => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(directory, MIRROR_FILE));
    const found = database.prepare(`SELECT value FROM meta WHERE key = 'fingerprint'`).get();
    lastOf(database);
    if (found?.value === fingerprint) return database;
  } catch {
    // No mirror yet, or not one of ours: it is made anew.
  }
  database?.close();
  return undefined;
};

/** Thrown where what was kept is not as it was written. */
export class MirrorDamaged extends Error {}

const intact = (read: () => unknown): string => {
  try {
    const { sum, kept } = read() as { sum: number; kept: string };
    if (crc32(kept) === sum) return kept;
  } catch (error) {
    throw new MirrorDamaged('the mirror cannot be read', { cause: error });
  }
  throw new MirrorDamaged('the mirror has been changed');
};

/**
 * A journal of what was made of the log: batches, each with the position up to which it goes and a checksum. A batch is one
 * INSERT, so that what is there goes up to its checkpoint, whatever ended the program.
 */
export class MirrorFile {
  readonly #directory: string;
  readonly #fingerprint: string;
  #database: DatabaseSync;
  #insert: StatementSync;

  /** `fingerprint` names the projections and their versions: a mirror of others is thrown away. */
  constructor(directory: string, fingerprint: string) {
    this.#directory = directory;
    this.#fingerprint = fingerprint;
    this.#database = openKept(directory, fingerprint) ?? openAnew(directory, fingerprint);
    this.#insert = insertInto(this.#database);
  }

  /** Up to where it was kept; null where nothing is. */
  get checkpoint(): Position | null {
    return lastOf(this.#database);
  }

  /** All batches in their order. Throws MirrorDamaged where one is not as it was written. */
  *batches(): Iterable<Batch> {
    const newest = this.#database.prepare('SELECT max(id) AS id FROM batch').get() as { id: number | null };
    const read = this.#database.prepare('SELECT sum, kept FROM batch WHERE id = ?');
    for (let id = 1; id <= (newest.id ?? 0); id += 1) yield JSON.parse(intact(() => read.get(id))) as Batch;
  }

  add(batch: Batch): void {
    const kept = JSON.stringify(batch);
    this.#insert.run(batch.checkpoint, crc32(kept), kept);
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#database.close();
    this.#database = openAnew(this.#directory, this.#fingerprint);
    this.#insert = insertInto(this.#database);
  }

  close(): void {
    this.#database.close();
  }
}
