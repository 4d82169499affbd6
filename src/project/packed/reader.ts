import { KOMMUNE, POSITION_DIGITS, TAG, VERBUND } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** Reads what a `Writer` with the same vocabulary wrote. */
export class Reader {
  readonly #vocabulary: Vocabulary;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #instant = { ms: -1, text: '' };

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Goes on reading at `at`. */
  go(bytes: Buffer, at: number): this {
    this.#bytes = bytes;
    this.#at = at;
    return this;
  }

  /** Where it reads next. */
  get at(): number {
    return this.#at;
  }

  /** True where everything has been read. */
  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): number {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at++] as number;
      number += (byte & 127) * factor;
      if (byte < 128) return number;
      factor *= 128;
    }
  }

  /** The next `length` bytes, where they stand. */
  raw(length: number): Buffer {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  value(): unknown {
    const tag = this.#bytes[this.#at++];
    switch (tag) {
      case TAG.null:
        return null;
      case TAG.undefined:
        return undefined;
      case TAG.true:
        return true;
      case TAG.false:
        return false;
      case TAG.count:
        return this.varint();
      case TAG.number:
        this.#at += 8;
        return this.#bytes.readDoubleLE(this.#at - 8);
      case TAG.id:
        return this.#id();
      case TAG.kommune:
        return KOMMUNE + this.#id();
      case TAG.verbund:
        return VERBUND + this.#id();
      case TAG.position:
        return this.#position();
      case TAG.instant:
        return this.#readInstant();
      case TAG.day:
        return this.#day();
      case TAG.word:
        return this.#vocabulary.words.text(this.varint());
      case TAG.latin1:
        return this.#characters('latin1', 1);
      case TAG.utf16:
        return this.#characters('utf16le', 2);
      case TAG.list:
        return this.#list();
      case TAG.text:
        return { $text: this.#id() + this.#vocabulary.words.text(this.varint()) };
      case TAG.object:
        return this.#object();
      default:
        throw new Error(`packed bytes have no tag ${tag} (at ${this.#at - 1})`);
    }
  }

  #id(): string {
    return this.#vocabulary.ids.text(this.varint());
  }

  #position(): string {
    const [digits, high, low] = [this.varint(), this.varint(), this.varint()];
    this.#at += 4;
    const hash = this.#bytes
      .readUInt32LE(this.#at - 4)
      .toString(16)
      .padStart(8, '0');
    const before = digits - POSITION_DIGITS;
    const number = String(low).padStart(Math.min(digits, POSITION_DIGITS), '0');
    return before > 0 ? `${String(high).padStart(before, '0')}${number}-${hash}` : `${number}-${hash}`;
  }

  #readInstant(): string {
    this.#at += 6;
    const ms = this.#bytes.readUIntLE(this.#at - 6, 6);
    if (this.#instant.ms !== ms) this.#instant = { ms, text: new Date(ms).toISOString() };
    return this.#instant.text;
  }

  #day(): string {
    const packed = this.varint();
    return `${packed >>> 9}-${two((packed >>> 5) & 15)}-${two(packed & 31)}`;
  }

  #characters(encoding: 'latin1' | 'utf16le', size: number): string {
    const length = this.varint() * size;
    this.#at += length;
    return this.#bytes.toString(encoding, this.#at - length, this.#at);
  }

  #list(): unknown[] {
    const length = this.varint();
    const list: unknown[] = [];
    for (let index = 0; index < length; index += 1) list.push(this.value());
    return list;
  }

  #object(): object {
    const made: Record<string, unknown> = {};
    for (const key of this.#vocabulary.keys(this.varint())) made[key] = this.value();
    return made;
  }
}
