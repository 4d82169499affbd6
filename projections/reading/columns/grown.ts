/** Numbers by number, in an array that grows; 0 where none has been set. */
export class Grown<Numbers extends Int32Array | Uint8Array | Uint16Array> {
  #values: Numbers;
  readonly #make: (length: number) => Numbers;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#values = make(64);
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const grown = this.#make(2 * index + 64);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[index] = value;
  }

  /** Sets all to 0. */
  clear(): void {
    this.#values.fill(0);
  }
}

export const grownInts = () => new Grown((length) => new Int32Array(length));
export const grownBytes = () => new Grown((length) => new Uint8Array(length));
export const grownShorts = () => new Grown((length) => new Uint16Array(length));
