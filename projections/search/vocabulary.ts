import { lettersOf, mayBeNear, nearTo, typoLimit } from './typos.ts';

/** Between two words of the joined text; in no word, since words are letters and digits. */
const GAP = '\n';

/**
 * The words that occur anywhere. To find those that contain some letters, all of them stand in one long text: one pass
 * over it is many times faster than asking word by word. To find those that are nearly alike, the letters that they are of
 * stand beside them.
 */
export class Vocabulary {
  readonly #letters = new Map<string, number>();
  #text = GAP;
  #gone = 0;

  has(word: string): boolean {
    return this.#letters.has(word);
  }

  add(word: string): void {
    if (this.#letters.has(word)) return;
    this.#letters.set(word, lettersOf(word));
    this.#text += word + GAP;
  }

  /** What is removed stays in the text until a quarter of it is gone. */
  remove(word: string): void {
    if (!this.#letters.delete(word)) return;
    this.#gone += 1;
    if (this.#gone * 4 < this.#letters.size) return;
    this.#text = GAP + [...this.#letters.keys(), ''].join(GAP);
    this.#gone = 0;
  }

  /** The words that contain `part`, itself among them. */
  containing(part: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (let at = this.#text.indexOf(part); at !== -1; ) {
      const end = this.#text.indexOf(GAP, at);
      const word = this.#text.slice(this.#text.lastIndexOf(GAP, at) + 1, end);
      if (this.#letters.has(word)) found.add(word);
      at = this.#text.indexOf(part, end);
    }
    return found;
  }

  /** The words that `word` may be a mistyped form of. */
  near(word: string): string[] {
    const limit = typoLimit(word.length);
    if (limit === 0) return [];
    const letters = lettersOf(word);
    const isNear = nearTo(word, limit);
    const found: string[] = [];
    for (const [other, others] of this.#letters)
      if (mayBeNear(letters, others, limit) && other !== word && isNear(other)) found.push(other);
    return found;
  }
}
