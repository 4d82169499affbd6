import { Uint32s } from './uint32s.ts';

/** A list that gets a second number gets place for this many. */
const SECOND = 2;

/**
 * Many lists of numbers in one typed array. A list that is full moves to a place of twice the size; what it leaves is taken by the next one of
 * that size. One number needs no place of its own: most lists never get a second one.
 */
export class Lists {
  /** By list: how many numbers it has, how many there is place for, and where; for a single number that number itself. */
  readonly #lengths = new Uint32s();
  readonly #sizes = new Uint32s();
  readonly #places = new Uint32s();
  #numbers = new Uint32Array(64);
  #end = 0;
  readonly #free = new Map<number, number[]>();

  /** Begins a list; gives its number. */
  begin(): number {
    this.#lengths.push(0);
    this.#sizes.push(1);
    return this.#places.push(0);
  }

  length(list: number): number {
    return this.#lengths.at(list);
  }

  at(list: number, index: number): number {
    const place = this.#places.at(list);
    return this.#sizes.at(list) === 1 ? place : (this.#numbers[place + index] as number);
  }

  push(list: number, number: number): void {
    const [length, size] = [this.#lengths.at(list), this.#sizes.at(list)];
    this.#lengths.set(list, length + 1);
    if (length === 0) this.#places.set(list, number);
    else {
      if (length === size) this.#move(list, length, size === 1 ? SECOND : size * 2);
      this.#numbers[this.#places.at(list) + length] = number;
    }
  }

  /** True where a number stands in a list whose numbers ascend. */
  includes(list: number, number: number): boolean {
    let [low, high] = [0, this.length(list)];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(list, middle) < number) low = middle + 1;
      else high = middle;
    }
    return low < this.length(list) && this.at(list, low) === number;
  }

  #move(list: number, length: number, size: number): void {
    const place = this.#take(size);
    const [from, before] = [this.#places.at(list), this.#sizes.at(list)];
    if (before === 1) this.#numbers[place] = from;
    else {
      this.#numbers.copyWithin(place, from, from + length);
      const free = this.#free.get(before);
      if (free === undefined) this.#free.set(before, [from]);
      else free.push(from);
    }
    this.#places.set(list, place);
    this.#sizes.set(list, size);
  }

  #take(size: number): number {
    const free = this.#free.get(size)?.pop();
    if (free !== undefined) return free;
    const place = this.#end;
    this.#end += size;
    if (this.#end > this.#numbers.length) {
      const larger = new Uint32Array(Math.max(this.#end, this.#numbers.length * 2));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    return place;
  }
}
