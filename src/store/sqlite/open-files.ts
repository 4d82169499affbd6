import { join } from 'node:path';
import { Damage } from '../damage.ts';
import { LOG_FILE } from '../data-files.ts';
import type { Lock } from './lock.ts';
import { isSame, type Stamp, stampOf } from './stamp.ts';
import { WalTrail } from './wal-trail.ts';

const harmed = (path: string, what: string) =>
  new Damage(
    `${path} wurde ${what}, während der Dienst lief. Bitte den Dienst anhalten und die Datei zurücklegen oder die letzte Sicherung zurückspielen (restore).`,
  );

/** The file of this name, which must be the one that was opened. */
const found = (path: string, opened: Stamp): Stamp => {
  const now = stampOf(path);
  if (now === undefined) throw harmed(path, 'gelöscht oder verschoben');
  if (!isSame(now, opened)) throw harmed(path, 'durch eine andere Datei ersetzt');
  return now;
};

/** The same, as we left it. */
const untouched = (path: string, left: Stamp): void => {
  const now = found(path, left);
  if (now.size < left.size) throw harmed(path, 'gekürzt');
  if (now.size !== left.size || now.written !== left.written)
    throw harmed(path, 'von einem anderen Programm beschrieben');
};

/** How the files were left: the log, its WAL, and the index of that, in which other programs that read have their locks. */
interface Left {
  readonly log: Stamp;
  readonly wal: Stamp;
  readonly index: Stamp;
}

/**
 * The files of a log that is open. A program goes on writing to a file that has lost its name, or over what somebody has put
 * into it, and what it answers then is gone at the next start. They are known by inode, size and time of the last write: this
 * process alone writes to them, to the WAL in a group, and to the log where it writes the WAL back.
 */
export class OpenFiles {
  readonly #log: string;
  readonly #lock: Lock;
  #left: Left | undefined;
  #trail: WalTrail | undefined;
  #open = false;

  constructor(directory: string, lock: Lock) {
    this.#log = join(directory, LOG_FILE);
    this.#lock = lock;
  }

  get #wal(): string {
    return `${this.#log}-wal`;
  }

  get #index(): string {
    return `${this.#log}-shm`;
  }

  /** Takes in how the files are: after they were opened, and after the WAL was written back. Throws Damage where one is missing. */
  take(): void {
    const [log, wal, index] = [this.#log, this.#wal, this.#index].map(stampOf);
    if (log === undefined || wal === undefined || index === undefined)
      throw harmed(this.#log, 'gelöscht oder verschoben');
    this.#left = { log, wal, index };
    this.#open = true;
    this.#trail ??= new WalTrail(this.#wal);
  }

  /** Throws Damage where somebody else has had a hand on them, or where somebody else could hold the directory as well. */
  check(): void {
    if (this.#left === undefined || !this.#open) return;
    this.#lock.check();
    untouched(this.#log, this.#left.log);
    untouched(this.#wal, this.#left.wal);
  }

  /** True where the log and its WAL still have their names, whatever else was done to them. */
  get named(): boolean {
    if (this.#left === undefined) return false;
    const { log, wal } = this.#left;
    return [[this.#log, log] as const, [this.#wal, wal] as const].every(([path, opened]) => {
      const now = stampOf(path);
      return now !== undefined && isSame(now, opened);
    });
  }

  /** The same, with what harms only those who read from outside. */
  look(): void {
    this.check();
    if (this.#left !== undefined && this.#open) found(this.#index, this.#left.index);
  }

  /**
   * After a group and before anybody is answered: throws Damage where the next start would not find what was written. `committed`:
   * something must have been.
   */
  written(committed: boolean): void {
    if (this.#left === undefined || !this.#open) return;
    untouched(this.#log, this.#left.log);
    this.#left = { ...this.#left, wal: found(this.#wal, this.#left.wal) };
    if (this.#trail?.isWhole(committed) === false) throw harmed(this.#wal, 'gekürzt oder überschrieben');
  }

  /**
   * Before the log is closed to be opened anew, and again where that failed: throws Damage where that would open another log, or
   * make one. Until `take` nothing else is known of them.
   */
  letGo(): void {
    this.#lock.check();
    if (this.#left !== undefined) found(this.#log, this.#left.log);
    // What failed may have written to the WAL.
    if (this.#left !== undefined && this.#open) found(this.#wal, this.#left.wal);
    this.end();
  }

  /** Nothing is known of the files any more: they are closed. */
  end(): void {
    this.#open = false;
    this.#trail?.end();
    this.#trail = undefined;
  }
}
