import { ID_LENGTH } from './ids.ts';
import { NOTHING } from './number-map.ts';
import { KOMMUNE, POSITION_DIGITS, TAG, VERBUND } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';

const POSITION = /^\d{16,40}-[0-9a-f]{8}$/;
const DAY = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const STREAM_LENGTH = KOMMUNE.length + ID_LENGTH;
const INSTANT_LENGTH = 24;
const HASH_LENGTH = 8;
const HYPHEN = 45;
const SHORTEST_POSITION = 16 + 1 + HASH_LENGTH;
/** A varint takes at most 7 bytes up to here, and is exact. */
const MOST_COUNT = 2 ** 48;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what Latin-1 can say, control characters among it.
const LATIN1 = /^[\u0000-\u00ff]*$/;

/** A position in the numbers that are written of it; undefined where they would not be exact. */
const partsOf = (text: string) => {
  const digits = text.length - HASH_LENGTH - 1;
  const split = Math.max(0, digits - POSITION_DIGITS);
  const [high, low] = [Number(text.slice(0, split)), Number(text.slice(split, digits))];
  if (high >= MOST_COUNT || low >= MOST_COUNT) return undefined;
  return { text, digits, high, low, hash: Number.parseInt(text.slice(-HASH_LENGTH), 16) };
};

/** The number of the two digits at `at`. */
const two = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** Writes plain JSON values (and undefined) into bytes of its own, which are good until the next one is begun. */
export class Writer {
  readonly #vocabulary: Vocabulary;
  #bytes = Buffer.allocUnsafeSlow(4096);
  #at = 0;
  #instant = { text: '', ms: 0 };
  #lastPosition = { text: '', digits: 0, high: 0, low: 0, hash: 0 };

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Begins anew, behind so many bytes whose value is not told yet. */
  begin(reserved = 0): this {
    this.#at = reserved;
    return this;
  }

  /** How many bytes have been written since. */
  get length(): number {
    return this.#at;
  }

  /** What has been written since `begin`. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  /** A whole number that is not negative: seven bits in each byte, the lowest first, the eighth set where more follow (LEB128). */
  varint(number: number): void {
    this.#reserve(8);
    let left = number;
    while (left > 127) {
      this.#bytes[this.#at++] = (left & 127) | 128;
      left = Math.floor(left / 128);
    }
    this.#bytes[this.#at++] = left;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  value(value: unknown): void {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'boolean') this.#tag(value ? TAG.true : TAG.false);
    else if (value === undefined) this.#tag(TAG.undefined);
    else if (value === null) this.#tag(TAG.null);
    else if (typeof value === 'object') this.#object(value);
    else throw new Error(`a ${typeof value} cannot be packed`);
  }

  #object(value: object): void {
    if (Array.isArray(value)) {
      this.#numbered(TAG.list, value.length);
      for (const item of value) this.value(item);
      return;
    }
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === '$text' && this.#reference((value as { $text: unknown }).$text))
      return;
    this.#numbered(TAG.object, this.#vocabulary.shapeOf(keys));
    for (const key of keys) this.value((value as Readonly<Record<string, unknown>>)[key]);
  }

  #reference(key: unknown): boolean {
    if (typeof key !== 'string') return false;
    const id = this.#vocabulary.ids.of(key.slice(0, ID_LENGTH));
    if (id === NOTHING) return false;
    this.#numbered(TAG.text, id);
    this.varint(this.#vocabulary.words.always(key.slice(ID_LENGTH)));
    return true;
  }

  #number(value: number): void {
    if (Number.isInteger(value) && value < MOST_COUNT && (value > 0 || Object.is(value, 0))) {
      this.#numbered(TAG.count, value);
      return;
    }
    this.#tag(TAG.number);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
  }

  // By its length alone a text is mostly known to be none of these.
  #string(text: string): void {
    const { length } = text;
    if (length === ID_LENGTH && this.#id(TAG.id, text, 0)) return;
    if (length === STREAM_LENGTH && text.startsWith(KOMMUNE) && this.#id(TAG.kommune, text, KOMMUNE.length))
      return;
    if (length === STREAM_LENGTH && text.startsWith(VERBUND) && this.#id(TAG.verbund, text, VERBUND.length))
      return;
    if (length === 10 && this.#day(text)) return;
    if (length === INSTANT_LENGTH && text.endsWith('Z') && this.#isInstant(text)) return;
    if (length >= SHORTEST_POSITION && text.charCodeAt(length - 9) === HYPHEN && this.#position(text)) return;
    this.#plain(text);
  }

  #id(tag: number, text: string, at: number): boolean {
    const id = this.#vocabulary.ids.of(text.slice(at));
    if (id === NOTHING) return false;
    this.#numbered(tag, id);
    return true;
  }

  #day(text: string): boolean {
    if (!DAY.test(text)) return false;
    const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)];
    this.#numbered(TAG.day, (year * 16 + month) * 32 + day);
    return true;
  }

  #isInstant(text: string): boolean {
    // All that an event brings was recorded at the same time.
    if (this.#instant.text !== text) {
      const ms = Date.parse(text);
      if (!(ms >= 0) || new Date(ms).toISOString() !== text) return false;
      this.#instant = { text, ms };
    }
    this.#tag(TAG.instant);
    this.#at = this.#bytes.writeUIntLE(this.#instant.ms, this.#at, 6);
    return true;
  }

  #position(text: string): boolean {
    // All that an event brings names its own position.
    if (this.#lastPosition.text !== text) {
      const parts = POSITION.test(text) ? partsOf(text) : undefined;
      if (parts === undefined) return false;
      this.#lastPosition = parts;
    }
    const { digits, high, low, hash } = this.#lastPosition;
    this.#numbered(TAG.position, digits);
    this.varint(high);
    this.varint(low);
    this.#reserve(8);
    this.#at = this.#bytes.writeUInt32LE(hash, this.#at);
    return true;
  }

  #plain(text: string): void {
    const word = this.#vocabulary.words.of(text);
    if (word === undefined) this.characters(text);
    else this.#numbered(TAG.word, word);
  }

  /** A text that is kept nowhere else than here. */
  characters(text: string): void {
    const isLatin1 = LATIN1.test(text);
    this.#numbered(isLatin1 ? TAG.latin1 : TAG.utf16, text.length);
    this.#reserve(text.length * 2);
    this.#at += this.#bytes.write(text, this.#at, isLatin1 ? 'latin1' : 'utf16le');
  }

  #numbered(tag: number, number: number): void {
    this.#tag(tag);
    this.varint(number);
  }

  #tag(tag: number): void {
    this.#reserve(16);
    this.#bytes[this.#at++] = tag;
  }

  #reserve(bytes: number): void {
    if (this.#bytes.length - this.#at >= bytes) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#at + bytes));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}
