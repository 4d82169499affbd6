import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../contracts/envelope.ts';
import type { KeptPush } from './apply.ts';

/** The file that mirrors the read models, below the data directory; disposable. */
export const MIRROR_FILE = 'readmodel.sqlite';

const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE row_version (
    tbl TEXT NOT NULL, key TEXT NOT NULL, position TEXT NOT NULL, row TEXT,
    PRIMARY KEY (tbl, key, position)
  ) WITHOUT ROWID;
  CREATE TABLE push (position TEXT NOT NULL, projection TEXT NOT NULL, kept TEXT NOT NULL);
`;

/** How long changes are gathered before they are written. */
const DELAY_MS = 50;

/** How many are written at once, so that nobody waits long for it. */
const GATHERED = 500;

/** A row as the mirror kept it. */
export interface MirroredRow {
  readonly table: string;
  readonly key: string;
  readonly position: Position;
  readonly row: object | null;
}

/** Everything that the mirror kept, up to its checkpoint. */
export interface Mirrored {
  readonly checkpoint: Position;
  rows(): Iterable<MirroredRow>;
  pushes(): Iterable<KeptPush>;
}

/** Throws the mirror in `directory` away; the next start builds it from the log. Nobody may have it open. */
export const clearMirror = (directory: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    rmSync(join(directory, MIRROR_FILE + suffix), { force: true });
};

const openAnew = (directory: string, fingerprint: string): DatabaseSync => {
  clearMirror(directory);
  const database = new DatabaseSync(join(directory, MIRROR_FILE));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN; ${SCHEMA} COMMIT;`);
  database.prepare(`INSERT INTO meta VALUES ('fingerprint', ?)`).run(fingerprint);
  return database;
};

const statementsOf = (database: DatabaseSync) => ({
  insertRow: database.prepare('INSERT OR REPLACE INTO row_version VALUES (?, ?, ?, ?)'),
  insertPush: database.prepare('INSERT INTO push VALUES (?, ?, ?)'),
  insertCheckpoint: database.prepare(`INSERT OR REPLACE INTO meta VALUES ('checkpoint', ?)`),
});

const metaOf = (database: DatabaseSync, key: string): string | undefined =>
  (database.prepare('SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined)?.value;

/** Up to where a mirror in `directory` was kept, read beside a hub that writes it; null where there is none. */
export const mirroredUpTo = (directory: string): Position | null => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(directory, MIRROR_FILE), { readOnly: true, timeout: 1000 });
    return metaOf(database, 'checkpoint') ?? null;
  } catch {
    return null;
  } finally {
    database?.close();
  }
};

/** An existing mirror of these very projections; undefined where it is another's, or broken. */
const openKept = (path: string, fingerprint: string): DatabaseSync | undefined => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    if (metaOf(database, 'fingerprint') === fingerprint) return database;
  } catch {
    // No mirror yet, or not one of ours: it is made anew.
  }
  database?.close();
  return undefined;
};

/**
 * Keeps rows, pushes and the checkpoint on disk, in small transactions beside the hot path, so that a start need not
 * fold the whole log and an auditor can look with SQL. It holds no free texts.
 */
export class Mirror {
  readonly #directory: string;
  readonly #fingerprint: string;
  #database: DatabaseSync;
  #statements: ReturnType<typeof statementsOf>;
  #rows: MirroredRow[] = [];
  #pushes: KeptPush[] = [];
  #checkpoint: Position | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failed: Error | undefined;

  /** `fingerprint` names the projections and their versions: a mirror of others is thrown away. */
  constructor(directory: string, fingerprint: string) {
    this.#directory = directory;
    this.#fingerprint = fingerprint;
    this.#database = openKept(join(directory, MIRROR_FILE), fingerprint) ?? openAnew(directory, fingerprint);
    this.#statements = statementsOf(this.#database);
  }

  /** What broke it; the hub goes on without, and builds anew at the next start. */
  get failure(): Error | undefined {
    return this.#failed;
  }

  /** Changes that are not written yet. */
  get waiting(): number {
    return this.#rows.length + this.#pushes.length;
  }

  /** What was kept, if anything. */
  load(): Mirrored | undefined {
    const checkpoint = metaOf(this.#database, 'checkpoint');
    if (checkpoint === undefined) return undefined;
    const rows = this.#database.prepare('SELECT tbl, key, position, row FROM row_version ORDER BY position');
    const pushes = this.#database.prepare('SELECT kept FROM push ORDER BY rowid');
    return {
      checkpoint,
      *rows() {
        for (const found of rows.iterate() as Iterable<Record<string, string | null>>)
          yield {
            table: found.tbl ?? '',
            key: found.key ?? '',
            position: found.position ?? '',
            row: found.row ? (JSON.parse(found.row) as object) : null,
          };
      },
      *pushes() {
        for (const found of pushes.iterate() as Iterable<{ kept: string }>)
          yield JSON.parse(found.kept) as KeptPush;
      },
    };
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#database.close();
    this.#database = openAnew(this.#directory, this.#fingerprint);
    this.#statements = statementsOf(this.#database);
  }

  addRow(row: MirroredRow): void {
    this.#rows.push(row);
  }

  addPush(kept: KeptPush): void {
    this.#pushes.push(kept);
  }

  /** Tells that everything up to `checkpoint` has been added; it is written soon. */
  reached(checkpoint: Position): void {
    this.#checkpoint = checkpoint;
    if (this.#rows.length + this.#pushes.length >= GATHERED) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), DELAY_MS).unref();
  }

  /** Writes what has been added, in one transaction with the checkpoint. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [rows, pushes, checkpoint] = [this.#rows, this.#pushes, this.#checkpoint];
    this.#rows = [];
    this.#pushes = [];
    this.#checkpoint = null;
    if (checkpoint === null || this.#failed) return;
    try {
      this.#write(rows, pushes, checkpoint);
    } catch (error) {
      // Nothing depends on the mirror: the log has it all.
      this.#failed = error as Error;
    }
  }

  /** Stops writing: what follows is not to be kept. */
  stop(): void {
    // What was added since the checkpoint belongs to a batch that has failed in its middle.
    const checkpoint = this.#checkpoint ?? '';
    this.#rows = this.#rows.filter(({ position }) => position <= checkpoint);
    this.#pushes = this.#pushes.filter(({ push }) => push.position <= checkpoint);
    this.flush();
    this.#failed ??= new Error('the read models have stopped');
  }

  close(): void {
    this.flush();
    this.#database.close();
  }

  #write(rows: readonly MirroredRow[], pushes: readonly KeptPush[], checkpoint: Position): void {
    const { insertRow, insertPush, insertCheckpoint } = this.#statements;
    this.#database.exec('BEGIN');
    try {
      for (const { table, key, position, row } of rows)
        insertRow.run(table, key, position, row === null ? null : JSON.stringify(row));
      for (const kept of pushes) insertPush.run(kept.push.position, kept.projection, JSON.stringify(kept));
      insertCheckpoint.run(checkpoint);
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
