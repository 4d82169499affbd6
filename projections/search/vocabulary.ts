/** Between two words of the joined text; in no word, since words are letters and digits. */
const GAP = '\n';

/**
 * The words that occur anywhere. To find those that contain some letters, all of them stand in one long text: one pass
 * over it is many times faster than asking word by word.
 */
export class Vocabulary {
  readonly #words = new Set<string>();
  #text = GAP;
  #gone = 0;

  has(word: string): boolean {
    return this.#words.has(word);
  }

  all(): Iterable<string> {
    return this.#words;
  }

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    this.#text += word + GAP;
  }

  /** What is removed stays in the text until a quarter of it is gone. */
  remove(word: string): void {
    if (!this.#words.delete(word)) return;
    this.#gone += 1;
    if (this.#gone * 4 < this.#words.size) return;
    this.#text = GAP + [...this.#words, ''].join(GAP);
    this.#gone = 0;
  }

  /** The words that contain `part`, itself among them. */
  containing(part: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (let at = this.#text.indexOf(part); at !== -1; ) {
      const end = this.#text.indexOf(GAP, at);
      const word = this.#text.slice(this.#text.lastIndexOf(GAP, at) + 1, end);
      if (this.#words.has(word)) found.add(word);
      at = this.#text.indexOf(part, end);
    }
    return found;
  }

  /** The words of at least `least` letters that stand in `whole`, itself among them. */
  within(whole: string, least: number): ReadonlySet<string> {
    const found = new Set<string>();
    for (let from = 0; from + least <= whole.length; from += 1)
      for (let to = from + least; to <= whole.length; to += 1) {
        const part = whole.slice(from, to);
        if (this.#words.has(part)) found.add(part);
      }
    return found;
  }
}
