import { ByteLog } from './packed/byte-log.ts';
import { Names } from './packed/names.ts';
import { NOTHING } from './packed/number-map.ts';
import type { Packing } from './packed/packing.ts';
import { Recent } from './packed/recent.ts';
import { TAG } from './packed/tags.ts';
import { Versions } from './versions.ts';

/** In front of a version. */
const LENGTH_BYTES = 4;

/** A row from a position on, by its number; null where it was removed there. */
interface Kept<Row> {
  readonly key: string;
  readonly from: number;
  readonly row: Row | null;
}

/** A version that is to be written; `key` where it is the first one, `before` where the one before it stands. */
interface Written {
  readonly number: number;
  readonly from: number;
  readonly key: string | undefined;
  readonly before: number | undefined;
}

/** The rows of a table as bytes, with all their versions. A row is read when it is asked for; what was read lately is kept as an object. */
export class PackedRows<Row extends object> {
  readonly #packing: Packing;
  readonly #bytes = new ByteLog();
  readonly #versions = new Versions();
  readonly #numbers: Names;
  readonly #read: Recent<Row>;
  readonly #readThen: Recent<Row>;
  #size = 0;

  constructor(packing: Packing) {
    this.#packing = packing;
    this.#numbers = new Names(packing.vocabulary);
    this.#read = new Recent(packing.budget);
    this.#readThen = new Recent(packing.budget);
  }

  /** How many rows there are by now. */
  get size(): number {
    return this.#size;
  }

  get(key: string): Row | undefined {
    const number = this.#numbers.get(key);
    return number === NOTHING ? undefined : this.at(number);
  }

  /** The number of the row of a key, be it removed by now; undefined where it never had one. */
  numberOf(key: string): number | undefined {
    const number = this.#numbers.get(key);
    return number === NOTHING ? undefined : number;
  }

  /** The row of a number by now. */
  at(number: number): Row | undefined {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    const row = this.#readAt(this.#versions.placeOf(number));
    if (row === null) return undefined;
    this.#read.put(number, row);
    return row;
  }

  /** What the row of a number was when `count` positions had been come to. */
  atThen(number: number, count: number): Row | undefined {
    const place = this.#versions.placeAt(number, count);
    if (place === undefined) return undefined;
    // Most rows are what they were: they are the same objects, by which others keep what they made of them.
    if (place === this.#versions.placeOf(number)) return this.at(number);
    const known = this.#readThen.get(place);
    if (known !== undefined) return known;
    const row = this.#readAt(place);
    if (row === null) return undefined;
    this.#readThen.put(place, row);
    return row;
  }

  /** The numbers of all rows that there have ever been. */
  *numbers(): Iterable<number> {
    for (let number = 0; number < this.#versions.rows; number += 1) yield number;
  }

  *values(): Iterable<Row> {
    for (const number of this.numbers()) {
      const row = this.at(number);
      if (row !== undefined) yield row;
    }
  }

  /**
   * Makes `row` the row of `key` from the position of this number on; gives the number of the row. Undefined where the row is packed as the
   * one before: that makes no version.
   */
  put(key: string, from: number, row: Row | null): number | undefined {
    const known = this.#numbers.get(key);
    const number = known === NOTHING ? this.#versions.rows : known;
    const before = known === NOTHING ? undefined : this.#versions.placeOf(number);
    const place = this.#write({ number, from, key: known === NOTHING ? key : undefined, before }, row);
    if (place === undefined) return undefined;
    const was = before !== undefined && this.#isThere(before);
    this.#versions.add(number, place, from);
    if (known === NOTHING) this.#numbers.set(key, number);
    this.#size += (row === null ? 0 : 1) - (was ? 1 : 0);
    if (row === null) this.#read.forget(number);
    else this.#read.put(number, row);
    return number;
  }

  /** The versions that have come since this was last called, as bytes. */
  take(): readonly Uint8Array[] {
    return this.#bytes.take();
  }

  /** Adds versions as `take` gave them. */
  restore(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const end = at + LENGTH_BYTES + bytes.readUInt32LE(at);
      this.#restoreOne(bytes, at, end);
      at = end;
    }
    this.#bytes.take();
  }

  #restoreOne(bytes: Buffer, at: number, end: number): void {
    const reader = this.#packing.reader.go(bytes, at + LENGTH_BYTES);
    const [number, from] = [reader.varint(), reader.varint()];
    const isNew = number === this.#versions.rows;
    if (isNew) this.#numbers.restored(reader, () => number);
    const was = !isNew && this.#isThere(this.#versions.placeOf(number));
    const is = bytes[reader.at] !== TAG.null;
    this.#versions.add(number, this.#bytes.append(bytes.subarray(at, end)) + reader.at - at, from);
    this.#size += (is ? 1 : 0) - (was ? 1 : 0);
  }

  #isThere(place: number): boolean {
    return this.#bytes.chunkOf(place)[this.#bytes.offsetOf(place)] !== TAG.null;
  }

  /** Every version of every row, the newest of each first. */
  *history(): Iterable<Kept<Row>> {
    const keys = this.#keys();
    for (const number of this.numbers())
      for (const { place, from } of this.#versions.of(number))
        yield { key: keys[number] as string, from, row: this.#readAt(place) };
  }

  /**
   * Adds a version as bytes: how many follow, the numbers of row and position, for the first version of a row its key, and the row. Gives
   * the place of the latter; undefined where the same bytes stand at `before`: packed values end by themselves, so none begins another.
   */
  #write({ number, from, key, before }: Written, row: Row | null): number | undefined {
    const writer = this.#packing.writer.begin(LENGTH_BYTES);
    writer.varint(number);
    writer.varint(from);
    if (key !== undefined) this.#numbers.write(writer, key);
    const begin = writer.length;
    writer.value(row);
    const { bytes } = writer;
    if (before !== undefined && this.#stands(bytes, begin, before)) return undefined;
    bytes.writeUInt32LE(bytes.length - LENGTH_BYTES);
    return this.#bytes.append(bytes) + begin;
  }

  #stands(bytes: Buffer, begin: number, place: number): boolean {
    const [chunk, at] = [this.#bytes.chunkOf(place), this.#bytes.offsetOf(place)];
    const end = at + bytes.length - begin;
    return end <= chunk.length && bytes.compare(chunk, at, end, begin) === 0;
  }

  #readAt(place: number): Row | null {
    return this.#packing.reader
      .go(this.#bytes.chunkOf(place), this.#bytes.offsetOf(place))
      .value() as Row | null;
  }

  /** The keys of all rows, in the order of their numbers. */
  #keys(): readonly string[] {
    const keys: string[] = [];
    const { reader } = this.#packing;
    for (const piece of this.#bytes.pieces())
      for (let at = 0; at < piece.length; at += LENGTH_BYTES + piece.readUInt32LE(at)) {
        const number = reader.go(piece, at + LENGTH_BYTES).varint();
        reader.varint();
        if (number === keys.length) keys.push(this.#numbers.read(reader));
      }
    return keys;
  }
}
