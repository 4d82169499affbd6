/** How long the steps of a work may take before others have their turn, in ms. */
const TURN_MS = 10;

/** Does what takes long one after the other, in turns between which everything else goes on. */
export class LongWork {
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  #before: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Whatever is left is let go of once `signal` is given. `now` in ms. */
  constructor(signal: AbortSignal, now: () => number) {
    this.#signal = signal;
    this.#now = now;
  }

  /** How many works are not done yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Takes all steps, in the turn of who asks where they are few: true. False where more are left and `most` works or more wait
   * already: then they are not taken. Throws what a step throws.
   */
  async run(steps: Iterable<void>, most = Number.POSITIVE_INFINITY): Promise<boolean> {
    const iterator = steps[Symbol.iterator]();
    if (this.#turn(iterator)) return true;
    if (this.#waiting >= most) return false;
    const before = this.#before;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#before = promise;
    this.#waiting += 1;
    try {
      await before;
      do await new Promise(setImmediate);
      while (!this.#signal.aborted && !this.#turn(iterator));
      return true;
    } finally {
      this.#waiting -= 1;
      resolve();
    }
  }

  /** Takes steps for a turn; true where none is left. */
  #turn(steps: Iterator<void>): boolean {
    const began = this.#now();
    while (this.#now() - began < TURN_MS) if (steps.next().done === true) return true;
    return false;
  }
}
