import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { Recorded } from './record.ts';

/** Brings what a node has indexed to its subscriptions, in order, each after its own delay (rule 11.7). */
export class Deliveries {
  readonly #pace: Pace;
  readonly #delay: () => number;
  readonly #listeners = new Set<(record: Recorded) => void>();
  readonly #waiting: { readonly record: Recorded; readonly due: number }[] = [];

  /** `delay`: how many ms of the real server what is indexed now takes. */
  constructor(log: Log, pace: Pace, delay: () => number) {
    this.#pace = pace;
    this.#delay = delay;
    log.onCommitted((record) => this.#take(record));
  }

  /** Tells every record when it is delivered. Ends when the returned function is called. */
  on(listener: (record: Recorded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What was on its way is gone, as with the process. */
  clear(): void {
    this.#waiting.length = 0;
  }

  #take(record: Recorded): void {
    const delay = this.#delay();
    const due = Math.max(performance.now() + this.#pace.ms(delay), this.#waiting.at(-1)?.due ?? 0);
    this.#waiting.push({ record, due });
    if (this.#waiting.length === 1) this.#pace.after(delay, () => this.#deliver());
  }

  #deliver(): void {
    const now = performance.now();
    while (this.#waiting[0] !== undefined && this.#waiting[0].due <= now + 1)
      this.#tell((this.#waiting.shift() as { record: Recorded }).record);
    const next = this.#waiting[0];
    if (next !== undefined) this.#pace.after(1, () => this.#deliver());
  }

  #tell(record: Recorded): void {
    for (const listener of this.#listeners) listener(record);
  }
}
