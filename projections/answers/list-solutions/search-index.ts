import { keepsake } from '../../model/memory.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { createSearch, type Scores, type Search } from '../../search/create-search.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type ChangedEntries, followTexts } from './changed.ts';
import { numbersOf } from './numbers.ts';
import { searchDocOf } from './search-docs.ts';
import { idsOf, isEntry } from './view.ts';

type Text = (ref: TextRef) => string;

/** A search as far as it has come; of use as long as the index stays as it was. */
interface Begun {
  readonly changes: number;
  readonly steps: Generator<void, Scores>;
  scores?: Scores;
}

interface Index {
  readonly search: Search;
  readonly changed: ChangedEntries;
  /** Ids that have never been read. */
  readonly rest: Iterator<string>;
  /** Ids that have changed since they were read. */
  readonly due: Set<string>;
  /** Searches by who searches and for what, those asked for most lately at the end. */
  readonly begun: Map<string, Begun>;
}

/** Who searches, and for what. */
export interface Searched {
  readonly sight: Sight;
  readonly words: string;
  readonly text: Text;
}

/** Searches that are kept until they are asked for, or asked for again: the pages of a list have one in common. */
const MOST_SEARCHES = 8;

/** How often a search begins anew because of what was written meanwhile, before it is made in one go. */
const MOST_BEGINNINGS = 3;

const INDEX = keepsake<{ index?: Index }>(() => ({}));

const indexOf = (models: ReadModels): Index => {
  const kept = models.memory.moment.of(INDEX);
  kept.index ??= {
    search: createSearch(numbersOf(models)),
    changed: followTexts(models),
    rest: idsOf(models),
    due: new Set(),
    begun: new Map(),
  };
  return kept.index;
};

const read = (models: ReadModels, search: Search, id: string, text: Text): void => {
  const found = searchDocOf(models, id, text);
  if (found === undefined) search.remove(id);
  else search.put(found.doc, found.audience);
};

/** Brings the text index up to these tables, one entry a step: whoever has other things to do can pause between. */
export function* indexing(models: ReadModels, text: Text): Iterable<void> {
  const { search, changed, due, rest } = indexOf(models);
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    read(models, search, next.value, text);
    yield;
  }
  for (const id of changed()) if (isEntry(models, id)) due.add(id);
  for (const id of due) {
    read(models, search, id, text);
    due.delete(id);
    yield;
  }
}

const keyOf = ({ sight, words }: Searched) => JSON.stringify([sight.audienceClass, words]);

/** The search that has been begun for the viewer and words; a new one where the index has changed. */
const begunOf = ({ search, begun }: Index, searched: Searched): Begun => {
  const key = keyOf(searched);
  const known = begun.get(key);
  const current =
    known?.changes === search.changes
      ? known
      : { changes: search.changes, steps: search.searching(searched.words, searched.sight) };
  begun.delete(key);
  begun.set(key, current);
  const [oldest] = begun.keys();
  if (begun.size > MOST_SEARCHES && oldest !== undefined) begun.delete(oldest);
  return current;
};

const step = (search: Begun): boolean => {
  if (search.scores !== undefined) return false;
  const next = search.steps.next();
  if (next.done === true) search.scores = next.value;
  return search.scores === undefined;
};

/**
 * Searches in small steps, so that whoever has other things to do can pause between: what was found is there when it is
 * asked for, unless something was written meanwhile.
 */
export function* searching(models: ReadModels, searched: Searched): Iterable<void> {
  const index = indexOf(models);
  for (let beginning = 0; beginning < MOST_BEGINNINGS; beginning += 1) {
    yield* indexing(models, searched.text);
    const search = begunOf(index, searched);
    while (search.changes === index.search.changes) {
      if (!step(search)) return;
      yield;
    }
  }
}

/** How well each entry that the viewer sees fits the words, by its number (`numbersOf`). */
export const searchCatalogue = (models: ReadModels, searched: Searched): Scores => {
  for (const _ of indexing(models, searched.text));
  const search = begunOf(indexOf(models), searched);
  while (step(search));
  return search.scores as Scores;
};
