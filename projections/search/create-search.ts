import type { Audience } from '../model/audience.ts';
import type { Sight } from '../model/sight.ts';
import { expanding } from './expand.ts';
import { stem, words } from './fold.ts';
import { Lengths } from './lengths.ts';
import { Numbering } from './numbering.ts';
import { Overlays } from './overlays.ts';
import type { Fields } from './postings.ts';
import { Ranking } from './ranking.ts';
import { Shelf } from './shelf.ts';
import { STOP_WORDS } from './stop-words.ts';
import { type Words, wordsSeen } from './words-seen.ts';

/** What can be found: `keywords` are labels, `texts` everything else that is written of it. */
export interface SearchDoc {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly texts: readonly string[];
}

/** How well each document fits, by its number; 0 where it does not. */
export type Scores = Float64Array;

/**
 * A text index for German administration words. What somebody finds, and how well it fits, depends on the documents that he
 * sees alone: neither on others nor on their order.
 */
export interface Search {
  /** Takes in a document for those whom `audience` admits, in the place of what it was before. */
  put(doc: SearchDoc, audience: Audience): void;
  remove(id: string): void;
  /** How often anything has changed. */
  readonly changes: number;
  /** Searches in small steps, between which nothing may change. No words: no document fits. */
  searching(query: string, sight: Sight): Generator<void, Scores>;
}

const fieldsOf = ({ title, summary, keywords, texts }: SearchDoc): Fields => [
  terms(title),
  terms(summary),
  keywords.flatMap(terms),
  texts.flatMap(terms),
];

// A word in the title says most; in the long texts it is often only mentioned. In the order of `fieldsOf`.
const BOOSTS = [5, 2, 2, 1];

/** Words of a query that count; each is compared with the whole vocabulary, and nobody needs more. */
const MOST_WORDS = 16;

/** Places of words that are looked at in a step. */
const STEP = 4000;

const terms = (text: string): string[] =>
  words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);

/** The scores of one word: each document counts by the best of what the word was expanded to. */
function* scoring(term: string, known: Words, ranking: Ranking, size: number): Generator<void, Scores> {
  const best = new Float64Array(size);
  let looked = 0;
  for (const [candidate, weight] of yield* expanding(term, known)) {
    looked += ranking.raise(candidate, weight, best);
    if (looked < STEP) continue;
    looked = 0;
    yield;
  }
  return best;
}

/** An empty index; `numbers` are the documents' numbers, where they are to be shared with others. */
export const createSearch = (numbers = new Numbering()): Search => {
  const lengths = new Lengths(BOOSTS.length);
  const open = new Shelf(BOOSTS.length, lengths);
  const hidden = new Shelf(BOOSTS.length, lengths);
  const overlays = new Overlays();
  const docs = new Map<number, { readonly doc: SearchDoc; readonly audience: Audience }>();
  let changes = 0;

  const shelfOf = ({ level }: Audience) => (level === 'oeffentlich' ? open : hidden);

  const remove = (id: string) => {
    const number = numbers.of(id);
    const known = docs.get(number);
    if (known === undefined) return;
    changes += 1;
    shelfOf(known.audience).remove(number, fieldsOf(known.doc));
    overlays.remove(number, known.audience);
    docs.delete(number);
  };

  const put = (doc: SearchDoc, audience: Audience) => {
    remove(doc.id);
    changes += 1;
    const number = numbers.of(doc.id);
    shelfOf(audience).add(number, fieldsOf(doc));
    if (audience.level !== 'oeffentlich') overlays.add(number, audience);
    docs.set(number, { doc, audience });
  };

  const seenBy = (sight: Sight): { readonly known: Words; readonly ranking: Ranking } => {
    const seen = overlays.seenBy(sight, numbers.size);
    const all = { postings: open.postings };
    if (seen === undefined) return { known: open.vocabulary, ranking: new Ranking(BOOSTS, [all]) };
    const ranking = new Ranking(BOOSTS, [all, { postings: hidden.postings, seen }]);
    return { known: wordsSeen(open.vocabulary, hidden.vocabulary, ranking), ranking };
  };

  // Each word of the query counts once per document: otherwise a word with many relatives would outweigh the others.
  function* searching(query: string, sight: Sight): Generator<void, Scores> {
    const { known, ranking } = seenBy(sight);
    const scores = new Float64Array(numbers.size);
    for (const [index, term] of [...new Set(terms(query))].slice(0, MOST_WORDS).entries()) {
      if (index > 0) yield;
      const best = yield* scoring(term, known, ranking, scores.length);
      for (let number = 0; number < scores.length; number += 1)
        scores[number] = (scores[number] as number) + (best[number] as number);
    }
    return scores;
  }

  return {
    put,
    remove,
    get changes() {
      return changes;
    },
    searching,
  };
};
