import type { Match } from './expand.ts';

/** What is found of one word of a query, by the entries' numbers. */
export interface WordHits {
  /** The word as it was written. */
  readonly written: string;
  /** What stands for it in the texts. */
  readonly matches: readonly Match[];
  /** Where an entry's weight is above 0: which of the matches counts most for it, and in which document (`Search.document`). */
  readonly weights: Float64Array;
  readonly best: Int32Array;
  readonly documents: Int32Array;
}

/** What a search finds, by the entries' numbers. */
export interface Hits {
  /** How well each fits; 0 where it does not. */
  readonly scores: Float64Array;
  /** 1 where enough of what was asked for is there; the others have a part of a word or a frequent word in common. */
  readonly isNear: Uint8Array;
  readonly words: readonly WordHits[];
}

/** What scores under this part of the best has a word in common with the query, and little else. */
const LEAST = 0.5;

/** Says of entries whether they fit, and not only remotely, where the best of all that are seen has this score. */
export const fitsBeside = ({ scores, isNear }: Hits, best: number): ((number: number) => boolean) => {
  const least = LEAST * best;
  return (number) => isNear[number] === 1 && (scores[number] as number) >= least;
};

/** The score of an entry where it is near, else 0: the greatest of all that are seen is the best one. */
export const nearScore = ({ scores, isNear }: Hits, number: number): number =>
  isNear[number] === 1 ? (scores[number] as number) : 0;
