import type { Posting, Postings } from './postings.ts';
import { B, type Best, type Places, raiseIn } from './raise.ts';

/** How the parts of a document count, in the order of its fields. */
export type Boosts = readonly number[];

/** Documents by number: 1 where one is seen. */
export type Seen = Uint8Array;

/** Some documents of a ranking: all of these postings, or those that are seen. */
export interface Part {
  readonly postings: Postings;
  readonly seen?: Seen;
}

/**
 * Ranks the documents of some postings, and what it ranks by (how many documents have a field, how long it is, how rare a word is
 * in it) is of just these documents: whole numbers that are added up first, so that the same documents have the same scores
 * wherever they stand.
 */
export class Ranking {
  readonly #comesBefore: (one: number, other: number) => boolean;
  readonly #boosts: Boosts;
  readonly #parts: readonly Part[];
  readonly #counts: readonly number[];
  readonly #means: readonly number[];

  /** `comesBefore` orders documents that fit equally well. */
  constructor(
    boosts: Boosts,
    parts: readonly Part[],
    comesBefore: (one: number, other: number) => boolean = (one, other) => one < other,
  ) {
    this.#comesBefore = comesBefore;
    this.#boosts = boosts;
    this.#parts = parts;
    const sizes = parts.map(sizeOf);
    const sum = (name: 'counts' | 'totals') =>
      boosts.map((_, field) => sizes.reduce((all, size) => all + (size[name][field] ?? 0), 0));
    this.#counts = sum('counts');
    this.#means = sum('totals').map((total, field) => (B * (this.#counts[field] as number)) / total);
  }

  /** How many documents have something in a field. */
  count(field: number): number {
    return this.#counts[field] as number;
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

  /**
   * Raises what is found of the entries for which documents are shown (`places`) to what this term gives, weighted; `match` is
   * kept where it does. Returns how many places of the term it looked at.
   */
  raise(term: string, weight: number, best: Best, places: Places, match = 0): number {
    const found = this.#parts.flatMap(({ postings, seen }) => {
      const posting = postings.find(term);
      return posting === undefined ? [] : [{ posting, seen, lengths: postings.lengths.all }];
    });
    const factors = this.#boosts.map((boost, field) => {
      const count = found.reduce(
        (sum, { posting, seen }) => sum + spreadOf(posting, field, this.#boosts.length, seen),
        0,
      );
      return boost * weight * rarity(count, this.count(field));
    });
    const raising = {
      comesBefore: this.#comesBefore,
      best,
      places,
      match,
      weight,
      weighing: { factors, means: this.#means },
    };
    for (const { posting, seen, lengths } of found) raiseIn(posting, lengths, raising, seen);
    return found.reduce((sum, { posting }) => sum + posting.documents.length, 0);
  }
}

/** How much a word tells that stands in some of so many documents. */
export const rarity = (found: number, all: number): number =>
  Math.log(1 + (all - found + 0.5) / (found + 0.5));

const sizeOf = ({ postings, seen }: Part): Pick<Postings, 'counts' | 'totals'> => {
  if (seen === undefined) return postings;
  const { lengths } = postings;
  const totals = postings.totals.map(() => 0);
  const counts = postings.totals.map(() => 0);
  for (let document = seen.indexOf(1); document !== -1; document = seen.indexOf(1, document + 1))
    for (const field of totals.keys()) {
      const length = lengths.of(document, field);
      totals[field] = (totals[field] as number) + length;
      if (length > 0) counts[field] = (counts[field] as number) + 1;
    }
  return { counts, totals };
};

/** In how many documents of a posting its term stands in a field. */
const spreadOf = ({ spread, documents, frequencies }: Posting, field: number, width: number, seen?: Seen) => {
  if (seen === undefined) return spread[field] as number;
  let count = 0;
  for (let index = 0; index < documents.length; index += 1)
    if (seen[documents[index] as number] === 1 && frequencies[index * width + field] !== 0) count += 1;
  return count;
};
