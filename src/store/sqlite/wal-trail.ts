import { closeSync, openSync, readSync } from 'node:fs';

// sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = [0x377f0682, 0x377f0683];

/** So often a WAL may have begun again at its start since it was last looked at; each time its first salt grows by one. */
const MOST_RESTARTS = 1000;

/** By which generation of the WAL a frame was written: frames of an earlier one lie behind the end, and count for nothing. */
interface Header {
  readonly pageSize: number;
  readonly salt: number;
  readonly otherSalt: number;
}

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

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    this.#header = this.#readHeader();
    this.#walk();
  }

  /**
   * Takes in what has been written since. True where transactions were committed, false where none was, undefined where the
   * WAL is not what it was: SQLite would not find again what it has written there.
   */
  follow(): boolean | undefined {
    const [known, now] = [this.#header, this.#readHeader()];
    if (now === undefined) return known === undefined ? false : undefined;
    if (known === undefined || now.salt !== known.salt) {
      const restarts = known === undefined ? 1 : (now.salt - known.salt) >>> 0;
      if (restarts > MOST_RESTARTS) return undefined;
      this.#header = now;
      this.#end = HEADER_BYTES;
    } else if (this.#end > HEADER_BYTES && !this.#frameAt(this.#end - this.#frameBytes)) {
      return undefined;
    }
    return this.#walk();
  }

  /** Closes the file. */
  end(): void {
    closeSync(this.#descriptor);
  }

  get #frameBytes(): number {
    return FRAME_HEADER_BYTES + (this.#header?.pageSize ?? 0);
  }

  #walk(): boolean {
    if (this.#header === undefined) return false;
    const before = this.#end;
    for (let at = before; this.#frameAt(at); at += this.#frameBytes)
      // A frame that ends a transaction says how many pages the database has from then on.
      if (this.#bytes.readUInt32BE(4) > 0) this.#end = at + this.#frameBytes;
    return this.#end > before;
  }

  /** True where a frame of this generation begins; its header is in `#bytes` then. */
  #frameAt(at: number): boolean {
    if (readSync(this.#descriptor, this.#bytes, 0, FRAME_HEADER_BYTES, at) < FRAME_HEADER_BYTES) return false;
    return (
      this.#bytes.readUInt32BE(8) === this.#header?.salt &&
      this.#bytes.readUInt32BE(12) === this.#header.otherSalt
    );
  }

  #readHeader(): Header | undefined {
    const bytes = this.#bytes;
    if (readSync(this.#descriptor, bytes, 0, HEADER_BYTES, 0) < HEADER_BYTES) return undefined;
    if (!MAGIC.includes(bytes.readUInt32BE(0))) return undefined;
    return {
      pageSize: bytes.readUInt32BE(8),
      salt: bytes.readUInt32BE(16),
      otherSalt: bytes.readUInt32BE(20),
    };
  }
}
