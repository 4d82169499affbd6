import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Damage } from '../damage.ts';
import { LOG_FILE } from '../data-files.ts';
import { StoreProblem } from '../store-problem.ts';
import type { Heads } from './append-member.ts';
import { closeAsItIs, openLog } from './database.ts';
import { problemOf } from './explain.ts';
import type { GroupWriter, groupWriter } from './group.ts';
import { guardedWriter } from './guarded-writer.ts';
import { MarkKeeper, type MarkParts } from './mark-keeper.ts';
import type { OpenFiles } from './open-files.ts';
import { type Reading, reading } from './reading.ts';

/** Prepares what writes a group; replaced in tests to fail on order. */
export type MakeWriter = typeof groupWriter;

interface Open {
  readonly database: DatabaseSync;
  readonly reading: Reading;
  readonly writer: GroupWriter;
}

/** What a connection needs: where the log is, which files belong to it, and what is called when it has been opened anew. */
export interface ConnectionParts {
  readonly directory: string;
  readonly files: OpenFiles;
  readonly heads: Heads;
  readonly makeWriter: MakeWriter;
  readonly onReopened: () => void;
  /** Keeps the mark of the log. */
  readonly mark: Omit<MarkParts, 'reading'>;
}

/** The one connection to the log that writes. After an error it is opened anew, by whoever uses it next where that fails at first. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #keeper: MarkKeeper;
  #open: Open;

  /** Throws StoreProblem where the log cannot be opened. */
  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#keeper = new MarkKeeper({ ...parts.mark, reading: () => this.#open.reading });
    this.#open = this.#connect();
    this.#keeper.opened();
  }

  get reading(): Reading {
    return this.#ready().reading;
  }

  get writer(): GroupWriter {
    return this.#ready().writer;
  }

  /** Throws StoreProblem where that does not work now, Damage where another log lies there. */
  reopen(): void {
    this.#parts.files.letGo();
    this.#closeOrderly();
    this.#open = this.#connect();
    this.#keeper.opened();
    this.#parts.onReopened();
  }

  /** Closes the log, which writes the WAL back; where damage was found, by whomever, it and its files stay as they are. */
  close(damaged: boolean): void {
    if (!this.#open.database.isOpen) return;
    if (damaged || this.#isHarmed()) closeAsItIs(this.#open.database, join(this.#parts.directory, LOG_FILE));
    else this.#closeOrderly();
    this.#parts.files.end();
  }

  #isHarmed(): boolean {
    try {
      this.#parts.files.check();
      return false;
    } catch (error) {
      if (error instanceof Damage) return true;
      throw error;
    }
  }

  // Where its files are others by now, what is known of it stays as it was.
  #closeOrderly(): void {
    if (!this.#open.database.isOpen) return;
    const marked = this.#parts.files.named ? this.#keeper.closing() : undefined;
    this.#open.database.close();
    if (marked !== undefined) this.#keeper.closed(marked);
  }

  #ready(): Open {
    if (!this.#open.database.isOpen) this.reopen();
    return this.#open;
  }

  #connect(): Open {
    const { directory, files, heads, makeWriter } = this.#parts;
    const database = openLog(directory);
    try {
      const tell = {
        written: () => this.#keeper.written(),
        writingBack: () => this.#keeper.writingBack(),
        writtenBack: () => this.#keeper.writtenBack(),
      };
      const writer = guardedWriter(makeWriter(database, heads), database, files, tell);
      const open = { database, reading: reading(database), writer };
      files.take();
      return open;
    } catch (error) {
      database.close();
      throw error instanceof StoreProblem ? error : problemOf(join(directory, LOG_FILE), error);
    }
  }
}
