/** How many bytes stand together; what is longer stands by itself. */
const CHUNK = 1 << 18;

/** Places are kept in 32 bits. */
const MOST = 2 ** 32 / CHUNK;

/** How far a log went at some time. */
interface Mark {
  readonly chunk: number;
  readonly at: number;
}

/** Before everything. */
const START: Mark = { chunk: 0, at: 0 };

/**
 * Bytes that are only ever added to. A place is the same number for good; what was added at once lies together. Chunks instead of one
 * buffer: a larger buffer would have to be filled with a copy of the smaller one.
 */
export class ByteLog {
  readonly #chunks: Buffer[] = [];
  /** How much of each chunk is used. */
  readonly #used: number[] = [];
  #taken = START;

  /** Adds bytes and gives their place. */
  append(bytes: Uint8Array): number {
    let last = this.#chunks.length - 1;
    if (last < 0 || (this.#used[last] as number) + bytes.length > (this.#chunks[last] as Buffer).length) {
      if (last + 1 >= MOST) throw new Error('a table has grown beyond 4 GB');
      this.#chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, bytes.length)));
      this.#used.push(0);
      last += 1;
    }
    const at = this.#used[last] as number;
    (this.#chunks[last] as Buffer).set(bytes, at);
    this.#used[last] = at + bytes.length;
    return last * CHUNK + at;
  }

  /** The bytes around a place, and where in them it is. */
  chunkOf(place: number): Buffer {
    return this.#chunks[Math.floor(place / CHUNK)] as Buffer;
  }

  offsetOf(place: number): number {
    return place % CHUNK;
  }

  /** What has been added since this was last called: in pieces. */
  take(): readonly Buffer[] {
    const pieces = [...this.#since(this.#taken)];
    const last = this.#chunks.length - 1;
    if (last >= 0) this.#taken = { chunk: last, at: this.#used[last] as number };
    return pieces;
  }

  /** Everything, in pieces; what was added at once is in one of them. */
  pieces(): Iterable<Buffer> {
    return this.#since(START);
  }

  *#since({ chunk, at }: Mark): Iterable<Buffer> {
    for (let index = chunk; index < this.#chunks.length; index += 1) {
      const from = index === chunk ? at : 0;
      const used = this.#used[index] as number;
      if (used > from) yield (this.#chunks[index] as Buffer).subarray(from, used);
    }
  }
}
