import { Numbering } from '../numbering.ts';
import { expand } from './expand.ts';
import { stem, words } from './fold.ts';
import { Postings } from './postings.ts';
import { STOP_WORDS } from './stop-words.ts';
import { Vocabulary } from './vocabulary.ts';

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

/** A text index for German administration words; its answers depend on the documents alone, not on their order. */
export interface Search {
  put(doc: SearchDoc): void;
  remove(id: string): void;
  /** No words: no document fits. */
  search(query: string): Scores;
}

const fieldsOf = ({ title, summary, keywords, texts }: SearchDoc): readonly (readonly string[])[] => [
  terms(title),
  terms(summary),
  keywords.flatMap(terms),
  texts.flatMap(terms),
];

// A word in the title says most; in the long texts it is often only mentioned. In the order of `fieldsOf`.
const BOOSTS = [5, 2, 2, 1];

/** Words of a query that count; each is compared with the whole vocabulary, and nobody needs more. */
const MOST_WORDS = 16;

const terms = (text: string): string[] =>
  words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);

/** An empty index; `numbers` are the documents' numbers, where they are to be shared with others. */
export const createSearch = (numbers = new Numbering()): Search => {
  const postings = new Postings(BOOSTS);
  const vocabulary = new Vocabulary();
  const docs = new Map<number, SearchDoc>();

  const remove = (id: string) => {
    const number = numbers.of(id);
    const known = docs.get(number);
    if (known === undefined) return;
    for (const term of postings.remove(number, fieldsOf(known))) vocabulary.remove(term);
    docs.delete(number);
  };

  const put = (doc: SearchDoc) => {
    remove(doc.id);
    const number = numbers.of(doc.id);
    for (const term of postings.add(number, fieldsOf(doc))) vocabulary.add(term);
    docs.set(number, doc);
  };

  // Each word of the query counts once per document, by the best of what it was expanded to: otherwise a word with
  // many relatives would outweigh the others.
  const search = (query: string): Scores => {
    const scores = new Float64Array(numbers.size);
    for (const term of [...new Set(terms(query))].slice(0, MOST_WORDS)) {
      const best = new Float64Array(numbers.size);
      for (const [candidate, weight] of expand(term, vocabulary)) postings.raise(candidate, weight, best);
      for (let number = 0; number < scores.length; number += 1)
        scores[number] = (scores[number] as number) + (best[number] as number);
    }
    return scores;
  };

  return { put, remove, search };
};
