import type { Lengths } from './lengths.ts';

/** The terms of a document, field by field. */
export type Fields = readonly (readonly string[])[];

/** The documents that a term stands in, with how often it does in each of their fields. */
export interface Posting {
  readonly documents: readonly number[];
  /** One number a document and field. */
  readonly frequencies: readonly number[];
  /** In how many documents it stands in each field. */
  readonly spread: readonly number[];
}

interface OwnPosting extends Posting {
  readonly documents: number[];
  readonly frequencies: number[];
  readonly spread: number[];
}

/**
 * An inverted index over documents of several fields, addressed by number. All that is kept are whole numbers, so what is
 * made of it depends on the documents alone, not on the order in which they came and went.
 */
export class Postings {
  readonly lengths: Lengths;
  readonly #postings = new Map<string, OwnPosting>();
  readonly #totals: number[];
  readonly #counts: number[];

  /** `fields` is how many each document has; `lengths` may be shared with other postings. */
  constructor(fields: number, lengths: Lengths) {
    this.lengths = lengths;
    this.#totals = Array.from({ length: fields }, () => 0);
    this.#counts = this.#totals.map(() => 0);
  }

  /** By field: how many documents have something in it. */
  get counts(): readonly number[] {
    return this.#counts;
  }

  /** By field: the lengths of all documents together. */
  get totals(): readonly number[] {
    return this.#totals;
  }

  find(term: string): Posting | undefined {
    return this.#postings.get(term);
  }

  /** Takes in a document. Returns the terms that were new. */
  add(document: number, fields: Fields): string[] {
    this.#measure(document, fields, 1);
    const fresh: string[] = [];
    for (const [term, frequencies] of countsOf(fields)) {
      let posting = this.#postings.get(term);
      if (posting === undefined) {
        posting = { documents: [], frequencies: [], spread: fields.map(() => 0) };
        this.#postings.set(term, posting);
        fresh.push(term);
      }
      posting.documents.push(document);
      posting.frequencies.push(...frequencies);
      spread(posting, frequencies, 1);
    }
    return fresh;
  }

  /** Forgets a document that was added with these very terms. Returns the terms that stand nowhere any more. */
  remove(document: number, fields: Fields): string[] {
    this.#measure(document, fields, -1);
    const gone: string[] = [];
    for (const [term, frequencies] of countsOf(fields)) {
      const posting = this.#postings.get(term);
      if (posting === undefined) continue;
      dropFrom(posting, document, fields.length);
      spread(posting, frequencies, -1);
      if (posting.documents.length > 0) continue;
      this.#postings.delete(term);
      gone.push(term);
    }
    return gone;
  }

  #measure(document: number, fields: Fields, by: 1 | -1): void {
    const lengths = fields.map((terms) => new Set(terms).size);
    this.lengths.set(document, lengths);
    for (const [field, length] of lengths.entries()) {
      this.#totals[field] = (this.#totals[field] ?? 0) + by * length;
      if (length > 0) this.#counts[field] = (this.#counts[field] ?? 0) + by;
    }
  }
}

/** How often each term stands in each field. */
const countsOf = (fields: Fields): Map<string, number[]> => {
  const counts = new Map<string, number[]>();
  for (const [field, terms] of fields.entries())
    for (const term of terms) {
      let frequencies = counts.get(term);
      if (frequencies === undefined) {
        frequencies = fields.map(() => 0);
        counts.set(term, frequencies);
      }
      frequencies[field] = (frequencies[field] ?? 0) + 1;
    }
  return counts;
};

const spread = (posting: OwnPosting, frequencies: readonly number[], by: 1 | -1): void => {
  for (const [field, frequency] of frequencies.entries())
    if (frequency > 0) posting.spread[field] = (posting.spread[field] ?? 0) + by;
};

/** Takes a document out; the last one moves to its place. */
const dropFrom = ({ documents, frequencies }: OwnPosting, document: number, width: number): void => {
  const index = documents.indexOf(document);
  const last = documents.length - 1;
  if (index === -1) return;
  documents[index] = documents[last] as number;
  for (let field = 0; field < width; field += 1)
    frequencies[index * width + field] = frequencies[last * width + field] as number;
  documents.length = last;
  frequencies.length = last * width;
};
