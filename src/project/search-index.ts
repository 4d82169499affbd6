import type { Position } from '../../contracts/envelope.ts';
import { searchDocOf, searchDocs } from '../../projections/catalogue/search-docs.ts';
import type { TextRef } from '../../projections/model.ts';
import type { ReadModels } from '../../projections/read-models.ts';
import { createSearch, type Search } from '../../projections/search/create-search.ts';

const PAST_INDEXES = 4;

/** The text index of the catalogue: kept up for now, made on demand for the few past positions last asked for. */
export class SearchIndex {
  readonly #now = createSearch();
  readonly #dirty = new Set<string>();
  readonly #past = new Map<Position, Search>();
  readonly #models: ReadModels;
  readonly #text: (ref: TextRef) => string;

  constructor(models: ReadModels, text: (ref: TextRef) => string) {
    this.#models = models;
    this.#text = text;
  }

  /** Tells that the catalogue's entry `id` has changed; it is read when it is next searched for. */
  touch(id: string): void {
    this.#dirty.add(id);
  }

  search(words: string) {
    for (const id of this.#dirty) {
      const doc = searchDocOf(this.#models, id, this.#text);
      if (doc === undefined) this.#now.remove(id);
      else this.#now.put(doc);
    }
    this.#dirty.clear();
    return this.#now.search(words);
  }

  searchAt(position: Position, models: ReadModels, words: string) {
    let index = this.#past.get(position);
    if (index === undefined) {
      index = createSearch();
      for (const doc of searchDocs(models, this.#text)) index.put(doc);
    }
    this.#past.delete(position);
    this.#past.set(position, index);
    const [oldest] = this.#past.keys();
    if (this.#past.size > PAST_INDEXES && oldest !== undefined) this.#past.delete(oldest);
    return index.search(words);
  }
}
