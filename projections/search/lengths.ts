const ROOM = 256;

/** How many distinct terms each document has in each field, by its number. */
export class Lengths {
  readonly #fields: number;
  #lengths: Uint16Array;

  constructor(fields: number) {
    this.#fields = fields;
    this.#lengths = new Uint16Array(ROOM * fields);
  }

  /** One number a document and field; another array after it has grown. */
  get all(): Uint16Array {
    return this.#lengths;
  }

  of(document: number, field: number): number {
    return this.#lengths[document * this.#fields + field] ?? 0;
  }

  set(document: number, lengths: readonly number[]): void {
    const from = document * this.#fields;
    if (from + this.#fields > this.#lengths.length) {
      const grown = new Uint16Array(2 * (from + this.#fields));
      grown.set(this.#lengths);
      this.#lengths = grown;
    }
    this.#lengths.set(lengths, from);
  }
}
