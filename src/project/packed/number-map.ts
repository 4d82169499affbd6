/** What is found for a number that nothing was set for. */
export const NOTHING = -1;

/** Spreads neighbouring numbers: Fibonacci hashing (Knuth, TAOCP vol. 3, 6.4). */
const GOLDEN = 0x9e3779b1;

/** How many of three places are taken before there are to be more. */
const FULL = 2 / 3;

/**
 * A map from whole numbers to whole numbers, both below 2^32 - 1: open addressing in two typed arrays. A `Map` of as many entries takes
 * three times as much.
 */
export class NumberMap {
  /** Keys, each by one more: 0 is a free place. */
  #keys = new Uint32Array(16);
  #values = new Uint32Array(16);
  #size = 0;

  /** The value of a key; `NOTHING` where it has none. */
  get(key: number): number {
    const place = this.#placeOf(key);
    return this.#keys[place] === 0 ? NOTHING : (this.#values[place] as number);
  }

  set(key: number, value: number): void {
    const place = this.#placeOf(key);
    this.#values[place] = value;
    if (this.#keys[place] !== 0) return;
    this.#keys[place] = key + 1;
    this.#size += 1;
    if (this.#size > this.#keys.length * FULL) this.#grow();
  }

  *keys(): Iterable<number> {
    for (const key of this.#keys) if (key !== 0) yield key - 1;
  }

  #placeOf(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let place = (Math.imul(key, GOLDEN) >>> 0) & mask;
    for (let found = keys[place]; found !== 0 && found !== key + 1; found = keys[place])
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Uint32Array(keys.length * 2);
    for (let place = 0; place < keys.length; place += 1) {
      const key = keys[place] as number;
      if (key === 0) continue;
      const free = this.#placeOf(key - 1);
      this.#keys[free] = key;
      this.#values[free] = values[place] as number;
    }
  }
}
