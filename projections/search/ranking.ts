import type { Posting, Postings } from './postings.ts';

/** How the parts of a document count, in the order of its fields. */
export type Boosts = readonly number[];

/** Documents by number: 1 where one is seen. */
export type Seen = Uint8Array;

/** Some documents of a ranking: all of these postings, or those that are seen. */
export interface Part {
  readonly postings: Postings;
  readonly seen?: Seen;
}

// Okapi BM25+ (Lv and Zhai 2011), with the constants that are usual for short texts.
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** What each document's score for a term is made with, by field. */
interface Weighing {
  readonly factors: readonly number[];
  readonly means: readonly number[];
}

/**
 * Ranks the documents of some postings, and what it ranks by (how many documents there are, how long, how rare a word is
 * among them) is of just these documents: whole numbers that are added up first, so that the same documents have the same
 * scores wherever they stand.
 */
export class Ranking {
  readonly #boosts: Boosts;
  readonly #parts: readonly Part[];
  readonly #count: number;
  readonly #means: readonly number[];

  constructor(boosts: Boosts, parts: readonly Part[]) {
    this.#boosts = boosts;
    this.#parts = parts;
    const sizes = parts.map(sizeOf);
    const count = sizes.reduce((sum, size) => sum + size.count, 0);
    this.#count = count;
    this.#means = boosts.map(
      (_, field) => (B * count) / sizes.reduce((sum, { totals }) => sum + (totals[field] ?? 0), 0),
    );
  }

  /** True where the term stands in one of the documents. */
  has(term: string): boolean {
    return this.#parts.some(({ postings, seen }) => {
      const posting = postings.find(term);
      return (
        posting !== undefined && (seen === undefined || posting.documents.some((one) => seen[one] === 1))
      );
    });
  }

  /** Raises the scores in `best`, by document, to what this term gives, weighted. Returns how many places it looked at. */
  raise(term: string, weight: number, best: Float64Array): number {
    const found = this.#parts.flatMap(({ postings, seen }) => {
      const posting = postings.find(term);
      return posting === undefined ? [] : [{ posting, seen, lengths: postings.lengths.all }];
    });
    const factors = this.#boosts.map((boost, field) => {
      const count = found.reduce(
        (sum, { posting, seen }) => sum + spreadOf(posting, field, this.#width, seen),
        0,
      );
      return boost * weight * Math.log(1 + (this.#count - count + 0.5) / (count + 0.5));
    });
    const weighing = { factors, means: this.#means };
    for (const { posting, seen, lengths } of found) raiseIn(posting, lengths, weighing, best, seen);
    return found.reduce((sum, { posting }) => sum + posting.documents.length, 0);
  }

  get #width(): number {
    return this.#boosts.length;
  }
}

const sizeOf = ({ postings, seen }: Part) => {
  if (seen === undefined) return postings;
  const { lengths } = postings;
  const totals = postings.totals.map(() => 0);
  let count = 0;
  for (let document = seen.indexOf(1); document !== -1; document = seen.indexOf(1, document + 1)) {
    count += 1;
    for (const field of totals.keys())
      totals[field] = (totals[field] as number) + lengths.of(document, field);
  }
  return { count, totals };
};

/** In how many documents of a posting its term stands in a field. */
const spreadOf = ({ spread, documents, frequencies }: Posting, field: number, width: number, seen?: Seen) => {
  if (seen === undefined) return spread[field] as number;
  let count = 0;
  for (let index = 0; index < documents.length; index += 1)
    if (seen[documents[index] as number] === 1 && frequencies[index * width + field] !== 0) count += 1;
  return count;
};

const raiseIn = (
  { documents, frequencies }: Posting,
  lengths: Uint16Array,
  { factors, means }: Weighing,
  best: Float64Array,
  seen?: Seen,
): void => {
  const width = factors.length;
  for (let index = 0; index < documents.length; index += 1) {
    const document = documents[index] as number;
    if (seen !== undefined && seen[document] !== 1) continue;
    let score = 0;
    for (let field = 0; field < width; field += 1) {
      const frequency = frequencies[index * width + field] as number;
      if (frequency === 0) continue;
      const length = lengths[document * width + field] as number;
      const norm = K * (1 - B + length * (means[field] as number));
      score += (factors[field] as number) * (D + (frequency * (K + 1)) / (frequency + norm));
    }
    if (score > (best[document] as number)) best[document] = score;
  }
};
