/** Whole numbers from 0 to 2^32 - 1 in a row, four bytes each; it grows at its end. */
export class Uint32s {
  #all = new Uint32Array(16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The number at `index`, which must be below `length`. */
  at(index: number): number {
    return this.#all[index] as number;
  }

  set(index: number, value: number): void {
    this.#all[index] = value;
  }

  /** Adds a number; gives its index. */
  push(value: number): number {
    const index = this.#length;
    if (index === this.#all.length) this.#grow();
    this.#all[index] = value;
    this.#length = index + 1;
    return index;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#all.length * 2);
    larger.set(this.#all);
    this.#all = larger;
  }
}
