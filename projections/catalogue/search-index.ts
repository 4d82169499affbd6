import type { TextRef } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import { createSearch, type Scores, type Search } from '../search/create-search.ts';
import { type ChangedEntries, followTexts } from './changed.ts';
import { numbersOf } from './numbers.ts';
import { searchDocOf } from './search-docs.ts';

type Text = (ref: TextRef) => string;

interface Index {
  readonly search: Search;
  readonly changed: ChangedEntries;
  /** Ids that are still to be read. */
  readonly due: Set<string>;
}

const kept = new WeakMap<ReadModels, Index>();

const indexOf = (models: ReadModels): Index => {
  const known = kept.get(models);
  if (known !== undefined) return known;
  const { solutions, references } = models.catalogue;
  const due = [
    ...[...solutions.values()].map(({ solutionId }) => solutionId),
    ...[...references.values()].map(({ referenceId }) => referenceId),
  ];
  const index = {
    search: createSearch(numbersOf(models)),
    changed: followTexts(models),
    due: new Set(due),
  };
  kept.set(models, index);
  return index;
};

/** Brings the text index up to these tables, one entry a step: whoever has other things to do can pause between. */
export function* indexing(models: ReadModels, text: Text): Iterable<void> {
  const { search, changed, due } = indexOf(models);
  for (const id of changed()) due.add(id);
  for (const id of due) {
    const doc = searchDocOf(models, id, text);
    if (doc === undefined) search.remove(id);
    else search.put(doc);
    due.delete(id);
    yield;
  }
}

/** How well each entry of the catalogue fits these words, by its number (`numbersOf`). */
export const searchCatalogue = (models: ReadModels, words: string, text: Text): Scores => {
  for (const _ of indexing(models, text));
  return indexOf(models).search.search(words);
};
