/** Values that an entry has of a facet, in a fixed order. */
type Values = readonly string[];

/**
 * One facet of all entries, by their numbers. Entries with the same values share a code, so that one scan counts codes
 * and only the few distinct ones are looked at by value.
 */
export class FacetColumn {
  readonly #codes = new Map<string, number>();
  readonly #values: Values[] = [];
  #column: Int32Array;

  constructor(length: number) {
    this.#column = new Int32Array(length);
  }

  /** The codes by number; another array after the column has grown. */
  get column(): Int32Array {
    return this.#column;
  }

  /** How many codes there are. */
  get codes(): number {
    return this.#values.length;
  }

  set(number: number, values: Values): void {
    // Values are what people wrote: no sign between two of them could not stand in one.
    const key = JSON.stringify(values);
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#values.push(values) - 1;
      this.#codes.set(key, code);
    }
    this.#column[number] = code;
  }

  grow(length: number): void {
    const grown = new Int32Array(length);
    grown.set(this.#column);
    this.#column = grown;
  }

  /** By code: 1 where one of the values is wanted. */
  allowed(wanted: readonly string[]): Uint8Array {
    const all = new Set(wanted);
    return Uint8Array.from(this.#values, (values) => Number(values.some((value) => all.has(value))));
  }

  /** How often each value stands, from how often each code does; none that stands nowhere. */
  byValue(counts: Uint32Array): Map<string, number> {
    const found = new Map<string, number>();
    for (const [code, values] of this.#values.entries()) {
      const count = counts[code] ?? 0;
      if (count > 0) for (const value of values) found.set(value, (found.get(value) ?? 0) + count);
    }
    return found;
  }
}
