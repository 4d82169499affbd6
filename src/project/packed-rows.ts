import { Names } from './packed/names.ts';
import { NOTHING } from './packed/number-map.ts';
import type { Packing } from './packed/packing.ts';
import type { Reader } from './packed/reader.ts';
import { Recent } from './packed/recent.ts';
import { RecordLog } from './packed/record-log.ts';
import { Versions } from './versions.ts';

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
  readonly #records: RecordLog;
  readonly #versions = new Versions();
  readonly #numbers: Names;
  readonly #read: Recent<Row>;
  readonly #readThen: Recent<Row>;
  #size = 0;

  constructor(packing: Packing) {
    this.#records = new RecordLog(packing);
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
    const was = before !== undefined && !this.#records.isNull(before);
    this.#versions.add(number, place, from);
    if (known === NOTHING) this.#numbers.set(key, number);
    this.#size += (row === null ? 0 : 1) - (was ? 1 : 0);
    if (row === null) this.#read.forget(number);
    else this.#read.put(number, row);
    return number;
  }

  /** The versions that have come since this was last called, as bytes. */
  take(): readonly Uint8Array[] {
    return this.#records.take();
  }

  /** Adds versions as `take` gave them. */
  restore(bytes: Buffer): void {
    const headOf = (reader: Reader) => this.#headOf(reader);
    this.#records.restore(bytes, headOf, ({ number, from }, place) => {
      const was = number < this.#versions.rows && !this.#records.isNull(this.#versions.placeOf(number));
      this.#versions.add(number, place, from);
      this.#size += (this.#records.isNull(place) ? 0 : 1) - (was ? 1 : 0);
    });
  }

  /** The numbers of a version's row and position; the key of a row that is new is taken in. */
  #headOf(reader: Reader): { readonly number: number; readonly from: number } {
    const [number, from] = [reader.varint(), reader.varint()];
    if (number === this.#versions.rows) this.#numbers.restored(reader, () => number);
    return { number, from };
  }

  /** Every version of every row, the newest of each first. */
  *history(): Iterable<Kept<Row>> {
    const keys = this.#keys();
    for (const number of this.numbers())
      for (const { place, from } of this.#versions.of(number))
        yield { key: keys[number] as string, from, row: this.#readAt(place) };
  }

  /**
   * Adds a version: the numbers of row and position, for the first version of a row its key, and the row. Gives the place of the latter;
   * undefined where the same stands at `before`.
   */
  #write({ number, from, key, before }: Written, row: Row | null): number | undefined {
    const writer = this.#records.begin();
    writer.varint(number);
    writer.varint(from);
    if (key !== undefined) this.#numbers.write(writer, key);
    const begin = writer.length;
    writer.value(row);
    return before !== undefined && this.#records.stands(begin, before) ? undefined : this.#records.add(begin);
  }

  #readAt(place: number): Row | null {
    return this.#records.read(place) as Row | null;
  }

  /** The keys of all rows, in the order of their numbers. */
  #keys(): readonly string[] {
    const keys: string[] = [];
    this.#records.heads((reader) => {
      const number = reader.varint();
      reader.varint();
      if (number === keys.length) keys.push(this.#numbers.read(reader));
    });
    return keys;
  }
}
