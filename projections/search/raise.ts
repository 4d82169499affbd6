import type { Posting } from './postings.ts';

/** What has been found for a word so far, by the number of the entry that is shown for it. */
export interface Best {
  readonly scores: Float64Array;
  /** The greatest weight with which the word, or what stands for it, is there. */
  readonly weights: Float64Array;
  /** The document that the score comes from, and what stands there: an index, as `raise` was told. */
  readonly documents: Int32Array;
  readonly matches: Int32Array;
}

/** The entries for which a document is shown, by their numbers. */
export type Places = readonly (readonly number[] | undefined)[];

// Okapi BM25+ (Lv and Zhai 2011), with the constants that are usual for short texts.
const K = 1.2;
export const B = 0.7;
const D = 0.5;

/** What each document's score for a term is made with, by field. */
export interface Weighing {
  readonly factors: readonly number[];
  readonly means: readonly number[];
}

/** Of what fits equally well the same is named, in whatever order it was written down. */
const precedes = (
  document: number,
  match: number,
  best: Best,
  place: number,
  { comesBefore }: Raising,
): boolean => match === best.matches[place] && comesBefore(document, best.documents[place] as number);

/** With what a posting's documents are scored, and where that is kept. */
export interface Raising {
  readonly comesBefore: (one: number, other: number) => boolean;
  readonly best: Best;
  readonly places: Places;
  readonly match: number;
  readonly weight: number;
  readonly weighing: Weighing;
}

const scoreOf = (
  { frequencies }: Posting,
  index: number,
  lengths: Uint16Array,
  document: number,
  { factors, means }: Weighing,
): number => {
  const width = factors.length;
  let score = 0;
  for (let field = 0; field < width; field += 1) {
    const frequency = frequencies[index * width + field] as number;
    if (frequency === 0) continue;
    const length = lengths[document * width + field] as number;
    const norm = K * (1 - B + length * (means[field] as number));
    score += (factors[field] as number) * (D + (frequency * (K + 1)) / (frequency + norm));
  }
  return score;
};

/** Raises what is found of the entries for which the documents of a posting are shown: of those that are seen. */
export const raiseIn = (
  posting: Posting,
  lengths: Uint16Array,
  raising: Raising,
  seen?: Uint8Array,
): void => {
  const { best, places, match, weight, weighing } = raising;
  for (let index = 0; index < posting.documents.length; index += 1) {
    const document = posting.documents[index] as number;
    if (seen !== undefined && seen[document] !== 1) continue;
    const score = scoreOf(posting, index, lengths, document, weighing);
    for (const place of places[document] ?? []) {
      if (weight > (best.weights[place] as number)) best.weights[place] = weight;
      const before = best.scores[place] as number;
      if (score < before || score === 0) continue;
      if (score === before && !precedes(document, match, best, place, raising)) continue;
      best.scores[place] = score;
      best.documents[place] = document;
      best.matches[place] = match;
    }
  }
};
