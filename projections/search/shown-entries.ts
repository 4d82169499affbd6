import type { Audience } from '../model/audience.ts';
import type { Numbering } from './numbering.ts';
import type { Places } from './raise.ts';
import type { Seen } from './ranking.ts';
import type { SearchDoc, ToldDoc } from './search-doc.ts';

/** Entries that are made room for at first. */
const ROOM = 256;

/** The entries for which documents are shown: an entry for its own, others for what is told of them. All by number. */
export class ShownEntries {
  readonly #numbers: Numbering;
  readonly #places: (readonly number[] | undefined)[] = [];
  /** Places that many documents have in common. */
  readonly #alone: (readonly number[] | undefined)[] = [];
  /** The entry whose own a document is. */
  readonly #own = new Map<number, number>();
  /** By number: 1 for entries that everybody sees. */
  #open = new Uint8Array(ROOM);

  /** `numbers` are those of the entries. */
  constructor(numbers: Numbering) {
    this.#numbers = numbers;
  }

  /** How many entries there may be; all their numbers are below. */
  get size(): number {
    return this.#numbers.size;
  }

  /** By the number of a document. */
  get places(): Places {
    return this.#places;
  }

  put(document: number, doc: SearchDoc | ToldDoc, { level }: Audience): void {
    const [first = doc.id, ...others] = 'of' in doc ? doc.of : [doc.id];
    const number = this.#numbers.of(first);
    const alone = this.#alone[number] ?? [number];
    this.#alone[number] = alone;
    this.#places[document] =
      others.length === 0 ? alone : [number, ...others.map((id) => this.#numbers.of(id))];
    if ('of' in doc) return;
    this.#own.set(document, number);
    this.#grow();
    if (level === 'oeffentlich') this.#open[number] = 1;
  }

  remove(document: number): void {
    const own = this.#own.get(document);
    if (own !== undefined) this.#open[own] = 0;
    this.#own.delete(document);
    this.#places[document] = undefined;
  }

  /** 1 for the entries that are seen where these hidden documents are, beside those of everybody. */
  seenWith(hidden: Seen | undefined): Uint8Array {
    this.#grow();
    const seen = this.#open.slice(0, this.size);
    if (hidden === undefined) return seen;
    for (let document = hidden.indexOf(1); document !== -1; document = hidden.indexOf(1, document + 1)) {
      const own = this.#own.get(document);
      if (own !== undefined) seen[own] = 1;
    }
    return seen;
  }

  #grow(): void {
    if (this.size <= this.#open.length) return;
    const grown = new Uint8Array(2 * this.size);
    grown.set(this.#open);
    this.#open = grown;
  }
}
