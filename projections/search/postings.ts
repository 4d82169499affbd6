/** How the parts of a document count, in the order of its fields. */
export type Boosts = readonly number[];

/** The documents that a term stands in, with how often it does in each of their fields. */
interface Posting {
  readonly documents: number[];
  /** One number a document and field. */
  readonly frequencies: number[];
  /** In how many documents it stands in each field. */
  readonly spread: number[];
}

// Okapi BM25+ (Lv and Zhai 2011), with the constants that are usual for short texts.
const K = 1.2;
const B = 0.7;
const D = 0.5;

/**
 * An inverted index over documents of several fields, addressed by number. Scores depend on the documents alone, not on
 * the order in which they came and went: all sums that are kept are whole numbers.
 */
export class Postings {
  readonly #boosts: Boosts;
  readonly #postings = new Map<string, Posting>();
  /** Distinct terms, one number a document and field. */
  readonly #lengths: number[] = [];
  readonly #totals: number[];
  #count = 0;

  constructor(boosts: Boosts) {
    this.#boosts = boosts;
    this.#totals = boosts.map(() => 0);
  }

  /** Takes in a document: the terms of each field. Returns the terms that were new. */
  add(document: number, fields: readonly (readonly string[])[]): string[] {
    this.#count += 1;
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
  remove(document: number, fields: readonly (readonly string[])[]): string[] {
    this.#count -= 1;
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

  /** Raises the scores in `best`, by document, to what this term gives, weighted. */
  raise(term: string, weight: number, best: Float64Array): void {
    const posting = this.#postings.get(term);
    if (posting === undefined) return;
    const width = this.#boosts.length;
    const factors = posting.spread.map(
      (count, field) =>
        (this.#boosts[field] ?? 0) * weight * Math.log(1 + (this.#count - count + 0.5) / (count + 0.5)),
    );
    const means = this.#totals.map((total) => (B * this.#count) / total);
    const { documents, frequencies } = posting;
    for (let index = 0; index < documents.length; index += 1) {
      const document = documents[index] as number;
      let score = 0;
      for (let field = 0; field < width; field += 1) {
        const frequency = frequencies[index * width + field] as number;
        if (frequency === 0) continue;
        const length = this.#lengths[document * width + field] as number;
        const norm = K * (1 - B + length * (means[field] as number));
        score += (factors[field] as number) * (D + (frequency * (K + 1)) / (frequency + norm));
      }
      if (score > (best[document] as number)) best[document] = score;
    }
  }

  #measure(document: number, fields: readonly (readonly string[])[], by: 1 | -1): void {
    for (const [field, terms] of fields.entries()) {
      const distinct = new Set(terms).size;
      this.#lengths[document * fields.length + field] = distinct;
      this.#totals[field] = (this.#totals[field] ?? 0) + by * distinct;
    }
  }
}

/** How often each term stands in each field. */
const countsOf = (fields: readonly (readonly string[])[]): Map<string, number[]> => {
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

const spread = (posting: Posting, frequencies: readonly number[], by: 1 | -1): void => {
  for (const [field, frequency] of frequencies.entries())
    if (frequency > 0) posting.spread[field] = (posting.spread[field] ?? 0) + by;
};

/** Takes a document out; the last one moves to its place. */
const dropFrom = ({ documents, frequencies }: Posting, document: number, width: number): void => {
  const index = documents.indexOf(document);
  const last = documents.length - 1;
  if (index === -1) return;
  documents[index] = documents[last] as number;
  for (let field = 0; field < width; field += 1)
    frequencies[index * width + field] = frequencies[last * width + field] as number;
  documents.length = last;
  frequencies.length = last * width;
};
