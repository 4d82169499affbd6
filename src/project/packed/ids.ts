import { NOTHING } from './number-map.ts';

/** How long an id (RFC 9562, in lower case) is as text. */
export const ID_LENGTH = 36;

const WORDS = 4;
const LATELY = 8192;
const HYPHENS: readonly number[] = [8, 13, 18, 23];
const HYPHEN = 45;

/** The value of a character as a hexadecimal digit in lower case; 255 for any other one. */
const DIGIT = new Uint8Array(128).fill(255);
for (let value = 0; value < 16; value += 1) DIGIT[value.toString(16).charCodeAt(0)] = value;

const BYTE = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

const hex = (word: number): string =>
  `${BYTE[word >>> 24]}${BYTE[(word >>> 16) & 255]}${BYTE[(word >>> 8) & 255]}${BYTE[word & 255]}`;

/**
 * Every id once, as 16 bytes, and a number for each in the order in which they came. Rows name the same few ids again and again: as
 * text each of them takes 56 bytes.
 */
export class Ids {
  #words = new Uint32Array(WORDS * 64);
  /** Numbers by what their id hashes to, each by one more: 0 is a free place. */
  #places = new Uint32Array(128);
  #length = 0;
  readonly #parsed = new Uint32Array(WORDS);
  /** Numbers of ids that were asked for lately: an event names the same few again and again. */
  readonly #lately = new Map<string, number>();

  get length(): number {
    return this.#length;
  }

  /** The number of the id that `text` is; `NOTHING` where it is none. */
  of(text: string): number {
    const number = this.find(text);
    if (number !== NOTHING || !this.#parse(text)) return number;
    return this.#note(text, this.#add(this.#placeOf(this.#parsed, 0)));
  }

  /** As `of`, but an id that is not here yet gets no number. */
  find(text: string): number {
    const known = this.#lately.get(text);
    if (known !== undefined) return known;
    if (!this.#parse(text)) return NOTHING;
    const number = (this.#places[this.#placeOf(this.#parsed, 0)] as number) - 1;
    return number === NOTHING ? NOTHING : this.#note(text, number);
  }

  /** The id of a number. */
  text(number: number): string {
    const at = number * WORDS;
    const [a, b, c, d] = [this.#words[at], this.#words[at + 1], this.#words[at + 2], this.#words[at + 3]];
    const [second, third] = [hex(b as number), hex(c as number)];
    return `${hex(a as number)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hex(d as number)}`;
  }

  /** The ids from the `from`-th on, 16 bytes each. */
  bytes(from: number): Uint8Array {
    return new Uint8Array(this.#words.buffer, from * 16, (this.#length - from) * 16);
  }

  /** Adds ids as `bytes` gives them. */
  restore(bytes: Uint8Array): void {
    const words = new Uint32Array(Uint8Array.from(bytes).buffer);
    for (let at = 0; at < words.length; at += WORDS) {
      this.#parsed.set(words.subarray(at, at + WORDS));
      this.#add(this.#placeOf(this.#parsed, 0));
    }
  }

  #note(text: string, number: number): number {
    if (this.#lately.size >= LATELY) this.#lately.clear();
    this.#lately.set(text, number);
    return number;
  }

  #parse(text: string): boolean {
    if (text.length !== ID_LENGTH) return false;
    for (const hyphen of HYPHENS) if (text.charCodeAt(hyphen) !== HYPHEN) return false;
    let [word, digits] = [0, 0];
    for (let index = 0; index < ID_LENGTH; index += 1) {
      const code = text.charCodeAt(index);
      if (code === HYPHEN) continue;
      const digit = code < 128 ? (DIGIT[code] as number) : 255;
      if (digit === 255) return false;
      word = (word << 4) | digit;
      digits += 1;
      if (digits % 8 === 0) this.#parsed[digits / 8 - 1] = word;
    }
    return digits === 32;
  }

  #placeOf(words: Uint32Array, at: number): number {
    const mask = this.#places.length - 1;
    const mixed =
      Math.imul((words[at] as number) ^ (words[at + 3] as number), 0x9e3779b1) ^ (words[at + 1] as number);
    let place = (mixed >>> 0) & mask;
    for (let found = this.#places[place] as number; found !== 0; found = this.#places[place] as number) {
      if (this.#isSame(found - 1, words, at)) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  #isSame(number: number, words: Uint32Array, at: number): boolean {
    for (let index = 0; index < WORDS; index += 1)
      if (this.#words[number * WORDS + index] !== words[at + index]) return false;
    return true;
  }

  #add(place: number): number {
    const number = this.#length;
    if ((number + 1) * WORDS > this.#words.length) this.#growWords();
    this.#words.set(this.#parsed, number * WORDS);
    this.#places[place] = number + 1;
    this.#length = number + 1;
    if (this.#length * 3 > this.#places.length * 2) this.#growPlaces();
    return number;
  }

  #growWords(): void {
    const larger = new Uint32Array(this.#words.length * 2);
    larger.set(this.#words);
    this.#words = larger;
  }

  #growPlaces(): void {
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let number = 0; number < this.#length; number += 1)
      this.#places[this.#placeOf(this.#words, number * WORDS)] = number + 1;
  }
}
