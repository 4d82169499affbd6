import type { Position } from '../../../contracts/envelope.ts';
import { Uint32s } from './uint32s.ts';

/** Digits of one number; what comes before them is another one. Engines count neither beyond 2^53. */
const LOW = 20;

const HASH_LENGTH = 8;

/** A position in parts that compare as it does. */
interface Parts {
  readonly width: number;
  readonly high: number;
  readonly low: number;
  readonly hash: number;
}

const partsOf = (position: string): Parts => {
  const width = position.length - HASH_LENGTH - 1;
  const split = Math.max(0, width - LOW);
  return {
    width,
    high: Number(position.slice(0, split)),
    low: Number(position.slice(split, width)),
    hash: Number.parseInt(position.slice(-HASH_LENGTH), 16),
  };
};

class Doubles {
  #all = new Float64Array(16);
  #length = 0;

  at(index: number): number {
    return this.#all[index] as number;
  }

  push(value: number): void {
    if (this.#length === this.#all.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#all);
      this.#all = larger;
    }
    this.#all[this.#length++] = value;
  }
}

/**
 * The positions of a log that have been come to, in their order; each has a number, from 0. Rows name them by it: as text a position takes
 * as much as a small row.
 */
export class Positions {
  readonly #high = new Doubles();
  readonly #low = new Doubles();
  readonly #hash = new Uint32s();
  #width = 0;
  #last = '';
  #asked = { position: '', number: -1 };

  get length(): number {
    return this.#hash.length;
  }

  /** The number of a position that has been come to, or comes next. */
  of(position: Position): number {
    if (position === this.#last) return this.length - 1;
    if (position > this.#last) return this.#add(position);
    return this.countUpTo(position) - 1;
  }

  /** How many positions are not behind this one. */
  countUpTo(position: Position): number {
    if (position >= this.#last) return this.length;
    if (this.#asked.position !== position) this.#asked = { position, number: this.#count(partsOf(position)) };
    return this.#asked.number;
  }

  knows(position: Position): boolean {
    const count = this.countUpTo(position);
    return count > 0 && this.at(count - 1) === position;
  }

  at(number: number): Position {
    const split = Math.max(0, this.#width - LOW);
    const high = split === 0 ? '' : String(this.#high.at(number)).padStart(split, '0');
    const low = String(this.#low.at(number)).padStart(this.#width - split, '0');
    return `${high}${low}-${this.#hash.at(number).toString(16).padStart(HASH_LENGTH, '0')}`;
  }

  #add(position: Position): number {
    const { width, high, low, hash } = partsOf(position);
    if (this.length > 0 && width !== this.#width) throw new Error(`${position} is of another log`);
    this.#width = width;
    this.#high.push(high);
    this.#low.push(low);
    this.#last = position;
    this.#asked = { position: '', number: -1 };
    return this.#hash.push(hash);
  }

  #count({ high, low, hash }: Parts): number {
    let [from, to] = [0, this.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#isUpTo(middle, high, low, hash)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #isUpTo(number: number, high: number, low: number, hash: number): boolean {
    if (this.#high.at(number) !== high) return this.#high.at(number) < high;
    if (this.#low.at(number) !== low) return this.#low.at(number) < low;
    return this.#hash.at(number) <= hash;
  }
}
