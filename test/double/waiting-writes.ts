import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { Luck, Span } from './times.ts';

/** No write comes true faster than its client can be told otherwise, whatever the pace. */
const LEAST_MS = 20;

interface Waiting {
  readonly count: number;
  readonly settle: (committed: boolean) => void;
}

/** Writes that wait until what they wrote is shown, or that they waited too long. */
export class WaitingWrites {
  readonly #log: Log;
  readonly #pace: Pace;
  readonly #luck: Luck;
  readonly #waiting = new Set<Waiting>();

  constructor(log: Log, pace: Pace, luck: Luck) {
    this.#log = log;
    this.#pace = pace;
    this.#luck = luck;
    log.onCommitted(() => this.#settle());
  }

  /** True as soon as so many records are shown; false after so long (absent: never), or where it is cancelled. */
  until(count: number, atMost: Span | undefined): Promise<boolean> {
    if (this.#log.indexed >= count) return Promise.resolve(true);
    return new Promise((resolve) => {
      const ms = atMost && Math.max(LEAST_MS, this.#pace.ms(this.#luck.within(atMost)));
      const timer = ms && setTimeout(() => waiting.settle(false), ms);
      const waiting: Waiting = {
        count,
        settle: (committed) => {
          clearTimeout(timer);
          this.#waiting.delete(waiting);
          resolve(committed);
        },
      };
      this.#waiting.add(waiting);
    });
  }

  /** Rule 2.17: nobody waits any more. */
  cancel(): void {
    for (const { settle } of [...this.#waiting]) settle(false);
  }

  #settle(): void {
    for (const { count, settle } of [...this.#waiting]) if (this.#log.indexed >= count) settle(true);
  }
}
