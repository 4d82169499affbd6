import type { Damage } from '../damage.ts';
import { type AppendResult, EngineUnavailable } from '../event-store.ts';
import type { Member, Written } from './append-member.ts';
import type { GroupWriter } from './group.ts';

/** Appends in one transaction: what came in since the last one, at most so many. */
const GROUP = 64;

/** For how many turns of the loop a group waits that is clearly smaller than the last one: those who were answered come back. */
const PATIENCE = 4;

/** How many appends may wait: a queue that only grows would answer everybody too late. */
const WAITING = 10_000;

interface Waiting {
  readonly member: Member;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/** What a committer tells and asks. */
export interface CommitterParts {
  readonly writer: () => GroupWriter;
  /** Called after COMMIT, before the appends are answered. */
  readonly onCommitted: (written: readonly Written[]) => void;
  /** Called after a failed transaction: opens the database anew. Throws where that is not possible. */
  readonly reopen: () => void;
  /** The damage that an error tells of, if it does. */
  readonly damageIn: (error: unknown) => Damage | undefined;
}

/**
 * Group commit: appends of one turn of the event loop share a transaction. Flushed by setImmediate; a microtask would
 * make every group a single append, since sockets drain microtasks one by one.
 */
export class Committer {
  readonly #parts: CommitterParts;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #closed = false;
  #lastGroup = 0;
  #patience = PATIENCE;

  constructor(parts: CommitterParts) {
    this.#parts = parts;
  }

  append(member: Member): Promise<AppendResult> {
    if (this.#closed) return Promise.reject(new EngineUnavailable('the log is closed'));
    if (this.#waiting.length >= WAITING)
      return Promise.reject(new EngineUnavailable('too many appends are waiting'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ member, resolve, reject });
      this.#schedule();
    });
  }

  /** Writes everything that still waits, and takes nothing more: the lock is about to be given back. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#flush();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#isEarly()) this.#patience -= 1;
      else this.#flush();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  // An fsync for the first who comes back would keep all others waiting for the next one.
  #isEarly(): boolean {
    return this.#patience > 0 && this.#waiting.length * 4 < this.#lastGroup * 3;
  }

  #flush(): void {
    const group = this.#waiting.splice(0, GROUP);
    if (group.length === 0) return;
    this.#lastGroup = group.length;
    this.#patience = PATIENCE;
    try {
      this.#settle(group, this.#parts.writer().write(group.map(({ member }) => member)));
    } catch (error) {
      const damage = this.#parts.damageIn(error);
      if (damage === undefined) this.#recover(group, error as Error);
      else for (const { reject } of group) reject(damage);
    }
  }

  // After an error at COMMIT nobody knows what was written. Opened anew, each member asks again with the same ids:
  // what is there is answered as a repeat, what is not is written now.
  #recover(group: readonly Waiting[], cause: Error): void {
    for (const one of group) {
      try {
        this.#parts.reopen();
        this.#settle([one], this.#parts.writer().write([one.member]));
      } catch (error) {
        const unavailable = () =>
          new EngineUnavailable(`the log does not take appends: ${cause.message}`, { cause });
        one.reject(this.#parts.damageIn(error) ?? unavailable());
      }
    }
  }

  #settle(group: readonly Waiting[], written: readonly Written[]): void {
    this.#parts.onCommitted(written);
    for (const [index, { resolve }] of group.entries()) {
      const one = written[index];
      if (one !== undefined) resolve(one.result);
    }
  }
}
