/** Small whole numbers for ids, so that what is kept of them can stand in typed columns. */
export class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];

  /** How many numbers have been given; all are below. */
  get size(): number {
    return this.#ids.length;
  }

  /** The number of an id, its own for good. */
  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }

  /** The id that has a number. */
  idOf(number: number): string {
    return this.#ids[number] ?? '';
  }
}
