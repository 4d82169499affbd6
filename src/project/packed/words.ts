/** Texts that are longer, or come when there are this many, are written where they stand. */
const LONGEST = 24;
const MOST = 1 << 16;

/** Short texts that come again and again, each once, with numbers in the order in which they came. */
export class Words {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  get length(): number {
    return this.#texts.length;
  }

  /** The number of a text; undefined where it is not kept here. */
  of(text: string): number | undefined {
    return (
      this.#numbers.get(text) ?? (text.length > LONGEST || this.length >= MOST ? undefined : this.add(text))
    );
  }

  /** The number of a text that is kept here. */
  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** The number of a text, which is kept here however long it is. */
  always(text: string): number {
    return this.#numbers.get(text) ?? this.add(text);
  }

  /** Adds a text that is not here yet. */
  add(text: string): number {
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  text(number: number): string {
    return this.#texts[number] as string;
  }

  /** The texts from the `from`-th on. */
  since(from: number): readonly string[] {
    return this.#texts.slice(from);
  }
}
