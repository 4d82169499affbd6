import type { Recorded } from './record.ts';

/** Rule 10.13: what the server gives to the ids that it remembers, and what it takes one to cost. */
const MOST_BYTES = 8 * 2 ** 20;
const bytesOf = (stream: string): number => 54 + 2 * stream.length;

interface Place {
  readonly stream: string;
  readonly revision: number;
}

/** Rule 3.3: what a process knows of the ids that it has written lately. The first place of an id stays, the oldest id goes first. */
export class IdMemory {
  readonly #places = new Map<string, Place>();
  readonly #bounded: boolean;
  #bytes = 0;

  constructor(bounded: boolean) {
    this.#bounded = bounded;
  }

  placeOf(id: string): Place | undefined {
    return this.#places.get(id);
  }

  remember({ id, stream, revision }: Recorded): void {
    if (this.#places.has(id)) return;
    this.#places.set(id, { stream, revision });
    this.#bytes += bytesOf(stream);
    if (this.#bounded && this.#bytes > MOST_BYTES) this.#forgetOldest();
  }

  /** Rule 3.8: what a restart or a new leader does not know any more. */
  clear(): void {
    this.#places.clear();
    this.#bytes = 0;
  }

  #forgetOldest(): void {
    for (const [id, { stream }] of this.#places) {
      this.#places.delete(id);
      this.#bytes -= bytesOf(stream);
      break;
    }
  }
}
