import { expanding } from './expand.ts';
import type { Hits, WordHits } from './hits.ts';
import { type Asked, asked } from './query-words.ts';
import type { Best, Places } from './raise.ts';
import { type Ranking, rarity } from './ranking.ts';
import type { Words } from './words-seen.ts';

/** The field that every entry has: its title. */
const TITLE = 0;

/** Places of words that are looked at in a step. */
const STEP = 4000;

/** From this weight on a word itself is there, or a compound with it; from the second one on something that stands for it. */
const ITSELF = 0.7;
const REACHED = 0.4;

/** What must be there of the word that tells most: its greatest weight in an entry, times how rare it is. */
const FLOOR = 0.4;

/** What a word tells at least, however many entries have it: where there are few, all are frequent. */
const COMMON = 0.3;

/** Who searches among what. */
export interface Searching {
  readonly known: Words;
  readonly ranking: Ranking;
  readonly places: Places;
  /** By number: 1 for entries that are seen. */
  readonly seen: Uint8Array;
}

const nothingYet = (size: number): Best => ({
  scores: new Float64Array(size),
  weights: new Float64Array(size),
  documents: new Int32Array(size),
  matches: new Int32Array(size),
});

/** What is found of one word: each entry counts by the best of what the word was expanded to. */
function* scoring(
  { term, written }: Asked,
  { known, ranking, places, seen }: Searching,
): Generator<void, WordHits & Pick<Best, 'scores'>> {
  const best = nothingYet(seen.length);
  const matches = yield* expanding(term, known);
  let looked = 0;
  for (const [index, { word, weight }] of matches.entries()) {
    looked += ranking.raise(word, weight, best, places, index);
    if (looked < STEP) continue;
    looked = 0;
    yield;
  }
  // What is told of entries may be seen by somebody who does not see all of these.
  for (let number = 0; number < seen.length; number += 1)
    if (seen[number] !== 1) {
      best.scores[number] = 0;
      best.weights[number] = 0;
    }
  const { scores, weights, documents, matches: found } = best;
  return { written, matches, scores, weights, documents, best: found };
}

/** How rare a word is among all entries, from `COMMON` to 1: one that stands in none tells most. */
const rareness = ({ weights }: WordHits, all: number): number => {
  let [itself, found] = [0, 0];
  for (const weight of weights) {
    if (weight >= ITSELF) itself += 1;
    if (weight >= REACHED) found += 1;
  }
  if (itself > 0) found = itself;
  const rare = all === 0 ? 1 : rarity(Math.min(found, all), all) / rarity(0, all);
  return COMMON + (1 - COMMON) * rare;
};

const addTo = (sums: Float64Array, added: Float64Array, factor = 1): void => {
  for (let number = 0; number < sums.length; number += 1)
    sums[number] = (sums[number] as number) + factor * (added[number] as number);
};

/**
 * Searches in small steps. Each word of the query counts once per entry: otherwise a word with many relatives would outweigh
 * the others.
 */
export function* searchingAmong(query: string, among: Searching): Generator<void, Hits> {
  const size = among.seen.length;
  const scores = new Float64Array(size);
  const evidence = new Float64Array(size);
  const found: WordHits[] = [];
  let most = 0;
  for (const [index, one] of asked(query).entries()) {
    if (index > 0) yield;
    const { scores: added, ...word } = yield* scoring(one, among);
    const rare = one.says * rareness(word, among.ranking.count(TITLE));
    most = Math.max(most, rare);
    addTo(scores, added);
    addTo(evidence, word.weights, rare);
    found.push(word);
  }
  const isNear = Uint8Array.from(evidence, (one) => Number(one > 0 && one >= FLOOR * most));
  return { scores, isNear, words: found };
}
