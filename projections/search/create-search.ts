import MiniSearch from 'minisearch';
import { expand } from './expand.ts';
import { stem, words } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What can be found: `keywords` are labels, `texts` everything else that is written of it. */
export interface SearchDoc {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly texts: readonly string[];
}

export interface SearchHit {
  readonly id: string;
  readonly score: number;
}

/** A text index for German administration words; its answers depend on the documents alone, not on their order. */
export interface Search {
  put(doc: SearchDoc): void;
  remove(id: string): void;
  /** Best first; documents of equal score by id. No words: no hits. */
  search(query: string): readonly SearchHit[];
}

type Indexed = { id: string; title: string; summary: string; keywords: string; texts: string };

// A word in the title says most; in the long texts it is often only mentioned.
const BOOST = { title: 5, keywords: 2, summary: 2, texts: 1 };

/** Words of a query that count; each is compared with the whole vocabulary, and nobody needs more. */
const MOST_WORDS = 16;

const terms = (text: string): string[] =>
  words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);

const indexedOf = (doc: SearchDoc): Indexed => ({
  id: doc.id,
  title: doc.title,
  summary: doc.summary,
  keywords: doc.keywords.join(' · '),
  texts: doc.texts.join(' · '),
});

const newIndex = () =>
  new MiniSearch<Indexed>({
    fields: Object.keys(BOOST),
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { tokenize: (text) => text.split(' '), boost: BOOST, combineWith: 'OR' },
  });

/** The words of all documents with how many hold them: what a query is expanded over. */
class Vocabulary {
  readonly #counts = new Map<string, number>();

  change(doc: Indexed, by: 1 | -1): void {
    for (const term of new Set(Object.values(doc).slice(1).flatMap(terms))) {
      const count = (this.#counts.get(term) ?? 0) + by;
      if (count === 0) this.#counts.delete(term);
      else this.#counts.set(term, count);
    }
  }

  all(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}

/** An empty index. */
export const createSearch = (): Search => {
  const index = newIndex();
  const docs = new Map<string, Indexed>();
  const vocabulary = new Vocabulary();

  const remove = (id: string) => {
    const known = docs.get(id);
    if (known === undefined) return;
    index.remove(known);
    vocabulary.change(known, -1);
    docs.delete(id);
  };

  const put = (doc: SearchDoc) => {
    remove(doc.id);
    const indexed = indexedOf(doc);
    index.add(indexed);
    vocabulary.change(indexed, 1);
    docs.set(doc.id, indexed);
  };

  // Each word of the query counts once per document, by the best of what it was expanded to: otherwise a word with
  // many relatives would outweigh the others.
  const search = (query: string): readonly SearchHit[] => {
    const scores = new Map<string, number>();
    for (const term of [...new Set(terms(query))].slice(0, MOST_WORDS)) {
      const best = new Map<string, number>();
      for (const [candidate, weight] of expand(term, vocabulary.all()))
        for (const hit of index.search(candidate))
          best.set(hit.id, Math.max(best.get(hit.id) ?? 0, hit.score * weight));
      for (const [id, score] of best) scores.set(id, (scores.get(id) ?? 0) + score);
    }
    return [...scores]
      .map(([id, score]) => ({ id, score }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };

  return { put, remove, search };
};
