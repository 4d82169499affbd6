/** What was asked for most lately, by key; beyond `most`, what was asked for least lately goes. */
export class Recent<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Value>();
  #last: { readonly key: string; readonly value: Value } | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key; begun where none is kept. */
  of(key: string, begin: () => Value): Value {
    // A list asks for the same one for each of its entries.
    if (this.#last?.key === key) return this.#last.value;
    const value = this.#kept.get(key) ?? begin();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    this.#last = { key, value };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }
}
