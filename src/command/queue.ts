import { Problem } from '../../contracts/problems.ts';

/** How many commands may wait: for one key, and in all. */
export interface QueueLimits {
  readonly perKey: number;
  readonly total: number;
}

/**
 * One at a time per key, in the order of arrival. Bounded: beyond its limits a task is refused at once
 * with 429, because a queue that only grows answers everybody too late.
 */
export class KeyedQueue {
  readonly #limits: QueueLimits;
  readonly #tails = new Map<string, { waiting: number; tail: Promise<unknown> }>();
  #total = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Tasks that wait or run. */
  get length(): number {
    return this.#total;
  }

  /** Runs `task` after all earlier ones of `key`; its result or error is the caller's alone. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const lane = this.#tails.get(key) ?? { waiting: 0, tail: Promise.resolve() };
    if (lane.waiting >= this.#limits.perKey || this.#total >= this.#limits.total) return refused();
    this.#tails.set(key, lane);
    lane.waiting += 1;
    this.#total += 1;
    const result = lane.tail.then(task);
    lane.tail = result.then(
      () => this.#leave(key, lane),
      () => this.#leave(key, lane),
    );
    return result;
  }

  #leave(key: string, lane: { waiting: number }): void {
    lane.waiting -= 1;
    this.#total -= 1;
    if (lane.waiting === 0) this.#tails.delete(key);
  }
}

const refused = (): Promise<never> =>
  Promise.reject(
    new Problem('too-many-requests', {
      detail:
        'Gerade werden zu viele Eintragungen gleichzeitig bearbeitet. Bitte gleich noch einmal versuchen.',
      retryAfterSeconds: 1,
    }),
  );
