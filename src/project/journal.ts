import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position } from '../../contracts/envelope.ts';
import { type JournalSpec, lastBatch, makeJournal, openJournal, sumOf } from './journal-file.ts';

/** Thrown where what was kept is not as it was written. */
export class JournalDamaged extends Error {}

/** What a journal keeps from one checkpoint to the next. */
export interface Entry<Kept> {
  readonly checkpoint: Position;
  readonly kept: Kept;
}

/** How batches that were made by `found` (a fingerprint) are to be changed for this program; undefined where they are of no use to it. */
export type Adapt<Kept> = (found: string) => ((kept: Kept) => Kept) | undefined;

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

const nothingElse = () => undefined;

/**
 * A disposable file of batches, each with the position up to which it goes and a checksum. One INSERT for hundreds of changes
 * costs a tenth of one for each of them, and what is there goes up to its checkpoint, whatever ended the program. What a
 * power cut leaves is seen by the checksums: nothing is waited for.
 */
export class Journal<Kept extends object> {
  readonly #spec: JournalSpec;
  #database: DatabaseSync;
  #statements: Statements;

  /** One that was made by something else is changed as `adapt` says, or thrown away. */
  constructor(spec: JournalSpec, adapt: Adapt<Kept> = nothingElse) {
    this.#spec = spec;
    const kept = openJournal(spec);
    this.#database = kept?.database ?? makeJournal(spec);
    this.#statements = prepared(this.#database);
    if (kept !== undefined && kept.fingerprint !== spec.fingerprint) this.#adapt(adapt(kept.fingerprint));
  }

  /** How many batches it holds. */
  get length(): number {
    return lastBatch(this.#database)?.id ?? 0;
  }

  get checkpoint(): Position | null {
    return lastBatch(this.#database)?.checkpoint ?? null;
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
    this.#database = makeJournal(this.#spec);
    this.#statements = prepared(this.#database);
  }

  close(): void {
    this.#database.close();
  }

  #adapt(change: ((kept: Kept) => Kept) | undefined): void {
    try {
      if (change === undefined) this.clear();
      else this.#rewrite(change);
    } catch {
      // Nothing depends on it: what cannot be read or changed is made anew.
      this.clear();
    }
  }

  /**
   * Changes every batch and says by what it is made now, all or nothing. Waits for the disk, other than all else here: no checksum
   * would tell after a power cut which batches had been changed.
   */
  #rewrite(change: (kept: Kept) => Kept): void {
    const update = this.#database.prepare('UPDATE batch SET sum = ?, kept = ? WHERE id = ?');
    this.#database.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    const { length } = this;
    for (let id = 1; id <= length; id += 1) {
      const { checkpoint, kept } = this.at(id);
      const text = JSON.stringify(change(kept));
      update.run(sumOf(checkpoint, text), text, id);
    }
    this.#database.prepare(`UPDATE meta SET value = ? WHERE key = 'fingerprint'`).run(this.#spec.fingerprint);
    this.#database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = OFF');
  }
}
