import { join } from 'node:path';
import type { Position } from '../../../contracts/envelope.ts';
import { LOG_FILE } from '../data-files.ts';
import { type Mark, removeMark, walIdOf, writeMark } from './mark.ts';
import type { Reading } from './reading.ts';
import { stampOf } from './stamp.ts';

/** How often the last event is marked anew, in ms, where there are new ones. */
const EVERY_MS = 10_000;

/** What a keeper needs: where the mark is, the WAL beside the log, and the log. */
export interface MarkParts {
  readonly directory: string;
  readonly walPath: string;
  readonly reading: () => Pick<Reading, 'first' | 'head'>;
  /** What the mark says as long as the log is empty. */
  readonly emptyOnPurpose: boolean;
  /** In ms, of a clock that never jumps. */
  readonly now: () => number;
}

/** Keeps the mark of a log that is open. Where it cannot be written, the log goes on: the next time tries again. */
export class MarkKeeper {
  readonly #parts: MarkParts;
  #first: Position | null = null;
  #wal: string | undefined;
  #markedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: MarkParts) {
    this.#parts = parts;
  }

  /** After the log was opened: which WAL belongs to it is not known before something has been written. */
  opened(): void {
    this.#first = this.#parts.reading().first();
    this.#wal = undefined;
    this.#mark();
  }

  /** After a group and before it is answered: the first one of all, and the first one of a WAL, are marked at once. */
  written(): void {
    const due = this.#parts.now() - this.#markedAt >= EVERY_MS;
    if (this.#first !== null && this.#wal !== undefined && !due) return;
    this.#first ??= this.#parts.reading().first();
    this.#wal ??= walIdOf(this.#parts.walPath);
    this.#mark();
  }

  /** Before the WAL is written back: from here on nobody knows when we wrote to the log last. */
  writingBack(): void {
    this.#mark('being written');
  }

  /** After that. */
  writtenBack(): void {
    this.#mark();
  }

  /** Before the log is closed, which writes the WAL back: from here on nothing is added. */
  closing(): Mark {
    this.#wal = undefined;
    return this.#mark('being written');
  }

  /** After it was closed: where the WAL is gone, none may lie there the next time. */
  closed(mark: Mark): void {
    if (walIdOf(this.#parts.walPath) === undefined) this.#write({ ...mark, wal: '' });
  }

  #mark(log: 'as it is' | 'being written' = 'as it is'): Mark {
    const mark: Mark = {
      first: this.#first,
      head: this.#parts.reading().head(),
      ...(log === 'as it is' ? this.#logAsItIs() : {}),
      ...(this.#first === null && this.#parts.emptyOnPurpose ? { emptyOnPurpose: true } : {}),
    };
    const known = this.#wal === undefined ? mark : { ...mark, wal: this.#wal };
    this.#write(known);
    return mark;
  }

  #logAsItIs(): Pick<Mark, 'log'> {
    const found = stampOf(join(this.#parts.directory, LOG_FILE));
    return found === undefined ? {} : { log: { inode: found.inode, written: found.written } };
  }

  // A mark that is not true any more would keep a log that is whole from being opened.
  #remove(): void {
    try {
      removeMark(this.#parts.directory);
    } catch {
      // Nothing can be done here at the moment.
    }
  }

  #write(mark: Mark): void {
    try {
      writeMark(this.#parts.directory, mark);
      this.#markedAt = this.#parts.now();
    } catch {
      this.#markedAt = Number.NEGATIVE_INFINITY;
      this.#remove();
    }
  }
}
