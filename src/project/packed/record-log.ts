import { ByteLog } from './byte-log.ts';
import type { Packing } from './packing.ts';
import type { Reader } from './reader.ts';
import { TAG } from './tags.ts';
import type { Writer } from './writer.ts';

/** In front of a record: how many bytes follow. */
const LENGTH_BYTES = 4;

/** Records that are only ever added to: each a head, by which it is found again when it is read in, and a value, which is read by its place. */
export class RecordLog {
  readonly #packing: Packing;
  readonly #bytes = new ByteLog();

  constructor(packing: Packing) {
    this.#packing = packing;
  }

  /** Begins a record: what is written is its head, then its value. */
  begin(): Writer {
    return this.#packing.writer.begin(LENGTH_BYTES);
  }

  /** Adds the record that was begun, whose value was written from `begin` on; gives the place of that. */
  add(begin: number): number {
    const { bytes } = this.#packing.writer;
    bytes.writeUInt32LE(bytes.length - LENGTH_BYTES);
    return this.#bytes.append(bytes) + begin;
  }

  /** True where the value that was written from `begin` on stands at `place`: packed values end by themselves, so none begins another. */
  stands(begin: number, place: number): boolean {
    const { bytes } = this.#packing.writer;
    const [chunk, at] = [this.#bytes.chunkOf(place), this.#bytes.offsetOf(place)];
    const end = at + bytes.length - begin;
    return end <= chunk.length && bytes.compare(chunk, at, end, begin) === 0;
  }

  /** The value at a place. */
  read(place: number): unknown {
    return this.#packing.reader.go(this.#bytes.chunkOf(place), this.#bytes.offsetOf(place)).value();
  }

  isNull(place: number): boolean {
    return this.#bytes.chunkOf(place)[this.#bytes.offsetOf(place)] === TAG.null;
  }

  /** What has been added since this was last called: in pieces. */
  take(): readonly Uint8Array[] {
    return this.#bytes.take();
  }

  /** Adds records as `take` gave them; `headOf` reads the head of each, `add` is told it with the place of the value. */
  restore<Head>(
    bytes: Buffer,
    headOf: (reader: Reader) => Head,
    add: (head: Head, place: number) => void,
  ): void {
    for (let at = 0; at < bytes.length; ) {
      const end = at + LENGTH_BYTES + bytes.readUInt32LE(at);
      const reader = this.#packing.reader.go(bytes, at + LENGTH_BYTES);
      const head = headOf(reader);
      const begin = reader.at - at;
      add(head, this.#bytes.append(bytes.subarray(at, end)) + begin);
      at = end;
    }
    this.#bytes.take();
  }

  /** Reads the head of every record, in their order. */
  heads(read: (reader: Reader) => void): void {
    for (const piece of this.#bytes.pieces())
      for (let at = 0; at < piece.length; at += LENGTH_BYTES + piece.readUInt32LE(at))
        read(this.#packing.reader.go(piece, at + LENGTH_BYTES));
  }
}
