import type { Recorded } from './record.ts';

/** Rules 5.5 and 8.2: what may wait for a reader: 24 keeps one buffer of 32, 23.10 two. */
export const LIVE_ROOM = { '23.10': 64, '24': 32 } as const;

/** How a live subscription keeps what its reader has not taken yet. */
export interface LiveQueueOptions {
  readonly room: number;
  /** Only what matches takes room. */
  readonly matches: (record: Recorded) => boolean;
  /** Asked once for each time that there is no more room: whether what comes is kept all the same. */
  readonly tolerates: () => boolean;
}

/** Records that wait for the reader of a live subscription. */
export class LiveQueue {
  readonly #options: LiveQueueOptions;
  readonly #waiting: Recorded[] = [];
  #taken = 0;
  #tolerated = false;
  #overflowed = false;
  #wake: () => void = () => undefined;

  constructor(options: LiveQueueOptions) {
    this.#options = options;
  }

  /** True from when there was no room left. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  push(record: Recorded): void {
    if (this.#overflowed) return;
    this.#waiting.push(record);
    if (this.#options.matches(record)) this.#taken += 1;
    if (this.#taken > this.#options.room && !this.#tolerated) {
      this.#tolerated = this.#options.tolerates();
      this.#overflowed = !this.#tolerated;
    }
    this.#wake();
  }

  /** The next record, as soon as there is one; undefined where there is none and `ended` says that none comes. */
  async next(ended: () => boolean): Promise<Recorded | undefined> {
    while (this.#waiting.length === 0 && !this.#overflowed && !ended())
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const record = this.#waiting.shift();
    if (record !== undefined && this.#options.matches(record)) this.#taken -= 1;
    if (this.#waiting.length === 0) this.#tolerated = false;
    return record;
  }

  /** Lets whoever waits for the next record look again. */
  wake(): void {
    this.#wake();
  }
}
