/** A ready answer: its bytes, and the cursor that its Link header names. */
export interface ReadyAnswer {
  readonly body: Buffer;
  readonly next?: string;
}

/**
 * Ready answers by (query, parameters, position, day, audience class), bounded in bytes, the least recently used
 * go first. Keys hold the position, so nothing ever has to be thrown away for being stale.
 */
export class AnswerCache {
  readonly #maxBytes: number;
  readonly #answers = new Map<string, ReadyAnswer>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: string): ReadyAnswer | undefined {
    const found = this.#answers.get(key);
    if (found === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, found);
    return found;
  }

  put(key: string, answer: ReadyAnswer): void {
    if (answer.body.length > this.#maxBytes / 4 || this.#answers.has(key)) return;
    this.#answers.set(key, answer);
    this.#bytes += answer.body.length + key.length;
    for (const [oldest, dropped] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#answers.delete(oldest);
      this.#bytes -= dropped.body.length + oldest.length;
    }
  }
}
