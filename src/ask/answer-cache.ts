/** A ready answer: its bytes, and the cursor that its Link header names. */
export interface ReadyAnswer {
  readonly body: Buffer;
  readonly next?: string;
}

// Node cuts small buffers out of a pool of 64 KiB, all of which lives as long as one of them does: these have their own.
const bytesOf = (text: string): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
};

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

  /** Keeps an answer where it is not too large; gives it back with its bytes. */
  put(key: string, text: string, next?: string): ReadyAnswer {
    const answer = { body: bytesOf(text), ...(next === undefined ? {} : { next }) };
    if (answer.body.length <= this.#maxBytes / 4) this.#keep(key, answer);
    return answer;
  }

  #keep(key: string, answer: ReadyAnswer): void {
    if (this.#answers.has(key)) return;
    this.#answers.set(key, answer);
    this.#bytes += answer.body.length + key.length;
    for (const [oldest, dropped] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#answers.delete(oldest);
      this.#bytes -= dropped.body.length + oldest.length;
    }
  }
}
