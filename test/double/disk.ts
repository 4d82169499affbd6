import type { Pace } from './pace.ts';
import { FLUSH_MS } from './times.ts';

/** The disk of a node: what is written while it is busy waits, and is then written at once (rule 11.7). */
export class Disk {
  readonly #pace: Pace;
  readonly #flushMs: number;
  #waiting: (() => void)[] = [];
  #busy = false;
  #together = 0;

  /** Without `slow` it takes no time. */
  constructor(pace: Pace, slow: boolean) {
    this.#pace = pace;
    this.#flushMs = slow ? FLUSH_MS : 0;
  }

  /** Appends that went to the disk together the last time. */
  get together(): number {
    return this.#together;
  }

  /** Resolves when what has been written by now is safe. */
  flush(done: () => void): void {
    this.#waiting.push(done);
    if (!this.#busy) this.#write();
  }

  #write(): void {
    const written = this.#waiting;
    this.#waiting = [];
    this.#busy = true;
    this.#together = written.length;
    this.#pace.after(this.#flushMs * Math.sqrt(written.length), () => {
      this.#busy = false;
      for (const done of written) done();
      if (this.#waiting.length > 0 && !this.#busy) this.#write();
    });
  }
}
