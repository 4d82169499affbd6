/** Gives ids numbers, from 0, in the order in which they come. */
export class Numbers<Id extends string = string> {
  readonly #byId = new Map<Id, number>();
  readonly #ids: Id[] = [];

  get size(): number {
    return this.#ids.length;
  }

  of(id: Id): number {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    this.#byId.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }

  /** The number of an id; undefined where it has none. */
  known(id: Id): number | undefined {
    return this.#byId.get(id);
  }

  id(number: number): Id {
    return this.#ids[number] as Id;
  }
}
