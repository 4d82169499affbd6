import { type Encode, encode as encodeHere } from './encodings.ts';
import { ReadyAnswer } from './ready-answer.ts';

/**
 * Ready answers by (query, parameters, position, day, audience class), bounded in bytes, the least recently used
 * go first. Keys hold the position, so nothing ever has to be thrown away for being stale.
 */
export class AnswerCache {
  readonly #maxBytes: number;
  readonly #encode: Encode;
  readonly #answers = new Map<string, ReadyAnswer>();
  #bytes = 0;

  constructor(maxBytes: number, encode: Encode = encodeHere) {
    this.#maxBytes = maxBytes;
    this.#encode = encode;
  }

  get(key: string): ReadyAnswer | undefined {
    const found = this.#answers.get(key);
    if (found === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, found);
    return found;
  }

  /** Keeps an answer where it is not too large; gives it back with its bytes. */
  put(key: string, made: string | Uint8Array, next?: string): ReadyAnswer {
    const answer: ReadyAnswer = new ReadyAnswer(made, next, {
      encode: this.#encode,
      grew: (bytes) => {
        if (this.#answers.get(key) === answer) this.#take(bytes);
      },
    });
    if (answer.bytes <= this.#maxBytes / 4 && !this.#answers.has(key)) {
      this.#answers.set(key, answer);
      this.#take(answer.bytes + key.length);
    }
    return answer;
  }

  /** Counts more bytes, and makes room for them. */
  #take(bytes: number): void {
    this.#bytes += bytes;
    for (const [oldest, dropped] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#answers.delete(oldest);
      this.#bytes -= dropped.bytes + oldest.length;
    }
  }
}
