import { closeSync, openSync, readSync } from 'node:fs';

// sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

/** So often a WAL may have begun again at its start since it was last looked at; each time its first salt grows by one. */
const MOST_RESTARTS = 1000;

/** By which generation of the WAL a frame was written: frames of an earlier one lie behind the end, and count for nothing. */
interface Header {
  readonly pageSize: number;
  readonly salt: number;
  readonly otherSalt: number;
  /** Whether checksums read words with their first byte last. */
  readonly isLittle: boolean;
  readonly sum: Sum;
}

type Sum = readonly [number, number];

/**
 * What a WAL holds that is found: where its last transaction ends, where the one before it ends, and the checksum over all of it.
 */
interface Found {
  readonly end: number;
  readonly before: number;
  readonly sum: Sum;
}

/** The checksum that goes on from `sum` over these bytes, a multiple of 8. */
const summed = ([one, other]: Sum, bytes: Buffer, isLittle: boolean): Sum => {
  let [a, b] = [one, other];
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) + b) >>> 0;
    b = (b + (isLittle ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)) + a) >>> 0;
  }
  return [a, b];
};

/**
 * How far the WAL of a log is whole, as far as its frames can tell that nobody cut it off or wrote over it in the middle of a
 * group, when size and time of the last write are no help. SQLite locks nothing in this file, so that it may be opened beside it.
 */
export class WalTrail {
  readonly #descriptor: number;
  readonly #bytes = Buffer.alloc(HEADER_BYTES);
  #header: Header | undefined;
  /** Behind the last frame that ends a transaction. */
  #end = HEADER_BYTES;
  /** What was there when this began, until the first transaction since. */
  #found: Found | undefined;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    this.#header = this.#readHeader();
    if (this.#header === undefined) return;
    this.#found = this.#recovered(this.#header);
    this.#end = this.#found.before;
  }

  /**
   * Takes in what has been written since, once one transaction was `committed` or has failed: what one that failed has left behind the
   * end, also where it looks like the end of a transaction, SQLite writes over. False where the WAL is not what it was: SQLite would
   * not find again what it has written there.
   */
  isWhole(committed: boolean): boolean {
    const [known, now] = [this.#header, this.#readHeader()];
    if (now === undefined) return known === undefined && !committed;
    if (known === undefined || now.salt !== known.salt || now.otherSalt !== known.otherSalt) {
      const restarts = known === undefined ? 1 : (now.salt - known.salt) >>> 0;
      if (restarts > MOST_RESTARTS) return false;
      this.#header = now;
      this.#end = HEADER_BYTES;
      this.#found = undefined;
    } else if (this.#end > HEADER_BYTES && !this.#isFrame(this.#end - frameBytes(known), known)) {
      return false;
    }
    if (!committed) return true;
    return this.#found === undefined ? this.#goesOn(now) : this.#goesOnFrom(this.#found, now);
  }

  /** Closes the file. */
  end(): void {
    closeSync(this.#descriptor);
  }

  /** Goes on behind the next frame that ends a transaction. What lies behind that may be left of one that failed. */
  #goesOn(header: Header): boolean {
    for (let at = this.#end; this.#isFrame(at, header); at += frameBytes(header)) {
      if (this.#bytes.readUInt32BE(4) === 0) continue;
      this.#end = at + frameBytes(header);
      return true;
    }
    return false;
  }

  /**
   * Goes on from a WAL that was found. SQLite takes up behind its last transaction, or behind the one before: where another program
   * that reads has kept the index of the WAL, and who wrote died before the index knew of the last one, nobody was answered for that
   * one, and it is written over.
   */
  #goesOnFrom(found: Found, header: Header): boolean {
    const { end, sum } = this.#recovered(header);
    this.#end = end;
    this.#found = undefined;
    return end > found.before && !(end === found.end && sum[0] === found.sum[0] && sum[1] === found.sum[1]);
  }

  /** The transactions of a WAL, up to the last one whose checksums are right. */
  #recovered(header: Header): Found {
    const frame = Buffer.alloc(frameBytes(header));
    let sum = header.sum;
    let found: Found = { end: HEADER_BYTES, before: HEADER_BYTES, sum };
    for (let at = HEADER_BYTES; this.#isFrame(at, header); at += frame.length) {
      if (readSync(this.#descriptor, frame, 0, frame.length, at) < frame.length) break;
      sum = summed(sum, frame.subarray(0, 8), header.isLittle);
      sum = summed(sum, frame.subarray(FRAME_HEADER_BYTES), header.isLittle);
      if (frame.readUInt32BE(16) !== sum[0] || frame.readUInt32BE(20) !== sum[1]) break;
      // A frame that ends a transaction says how many pages the database has from then on.
      if (frame.readUInt32BE(4) > 0) found = { end: at + frame.length, before: found.end, sum };
    }
    return found;
  }

  /** True where a frame of this generation begins; its header is in `#bytes` then. */
  #isFrame(at: number, { salt, otherSalt }: Header): boolean {
    if (readSync(this.#descriptor, this.#bytes, 0, FRAME_HEADER_BYTES, at) < FRAME_HEADER_BYTES) return false;
    return this.#bytes.readUInt32BE(8) === salt && this.#bytes.readUInt32BE(12) === otherSalt;
  }

  #readHeader(): Header | undefined {
    const bytes = this.#bytes;
    if (readSync(this.#descriptor, bytes, 0, HEADER_BYTES, 0) < HEADER_BYTES) return undefined;
    const magic = bytes.readUInt32BE(0);
    if ((magic & ~1) >>> 0 !== MAGIC) return undefined;
    return {
      pageSize: bytes.readUInt32BE(8),
      salt: bytes.readUInt32BE(16),
      otherSalt: bytes.readUInt32BE(20),
      isLittle: magic === MAGIC,
      sum: [bytes.readUInt32BE(24), bytes.readUInt32BE(28)],
    };
  }
}

const frameBytes = ({ pageSize }: Header): number => FRAME_HEADER_BYTES + pageSize;
