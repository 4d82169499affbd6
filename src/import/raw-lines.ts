/** A line as it stands in a file; `number` counts from 1. Of one that is too long nothing is kept; nothing follows an endless one. */
export interface RawLine {
  readonly number: number;
  readonly bytes: Buffer | 'too-long' | 'endless';
}

/** Bytes of a line: far more than the 64 kB that a command may have, however it is escaped. */
export const MOST_BYTES = 1024 * 1024;

/** Whoever writes so much without a line feed writes no lines. */
const ENDLESS_BYTES = 64 * MOST_BYTES;

const LINE_FEED = 0x0a;

/** What has come of a line that is not at its end yet. */
class Held {
  #pieces: Buffer[] = [];
  #size = 0;

  add(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size > MOST_BYTES) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  get size(): number {
    return this.#size;
  }

  take(): RawLine['bytes'] {
    const bytes = this.#size > MOST_BYTES ? 'too-long' : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return bytes;
  }
}

/** The lines of a file, however large it is, in bounded memory. They end at a line feed; what stands before it stays. */
export async function* rawLines(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<RawLine> {
  const held = new Held();
  let number = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      held.add(chunk.subarray(from, end));
      from = end + 1;
      yield { number, bytes: held.take() };
      number += 1;
    }
    held.add(chunk.subarray(from));
    if (held.size > ENDLESS_BYTES) {
      yield { number, bytes: 'endless' };
      return;
    }
  }
  if (held.size > 0) yield { number, bytes: held.take() };
}
