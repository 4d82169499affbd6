import { keepsake } from '../../model/memory.ts';
import { type ChangedKeys, following } from '../../model/reads.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { ENTRY_TEXT_READS } from '../../reading/items/entry.ts';
import { createSearch, type Search } from '../../search/create-search.ts';
import type { Hits } from '../../search/hits.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { claimDocsOf, claimsOnOthers } from './claim-docs.ts';
import { numbersOf } from './numbers.ts';
import { type Findable, searchDocOf } from './search-docs.ts';
import { TOLD_READS, toldDocsOf } from './told-docs.ts';
import { idsOf, isEntry } from './view.ts';

type Text = (ref: TextRef) => string;

/** A search as far as it has come; of use as long as the index stays as it was. */
interface Begun {
  readonly changes: number;
  readonly steps: Generator<void, Hits>;
  hits?: Hits;
}

interface Index {
  readonly search: Search;
  readonly changed: ChangedKeys;
  /** Ids that have never been read. */
  readonly rest: Iterator<string>;
  /** Ids that have changed since they were read. */
  readonly due: Set<string>;
  /** The documents of ids that have more than one. */
  readonly read: Map<string, readonly string[]>;
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
  if (kept.index !== undefined) return kept.index;
  kept.index = {
    search: createSearch(numbersOf(models)),
    changed: following(models, [...ENTRY_TEXT_READS, ...TOLD_READS]),
    rest: findableIds(models),
    due: new Set(),
    read: new Map(),
    begun: new Map(),
  };
  return kept.index;
};

/** Everything that can be found, by the ids under which it changes: entries, and what tells of them: adoptions, and claims on others. */
function* findableIds(models: ReadModels): Generator<string> {
  yield* idsOf(models);
  for (const { adoptionId } of models.lineage.adoptions.values()) yield adoptionId;
  for (const { referenceId } of claimsOnOthers(models)) yield referenceId;
}

const isFindable = (models: ReadModels, id: string): boolean =>
  isEntry(models, id) ||
  models.lineage.adoptions.get(id) !== undefined ||
  models.catalogue.references.get(id) !== undefined;

const docsOf = (models: ReadModels, id: string, text: Text): readonly Findable[] => {
  if (!isEntry(models, id)) return [...toldDocsOf(models, id, text), ...claimDocsOf(models, id, text)];
  const found = searchDocOf(models, id, text);
  return found === undefined ? [] : [found];
};

const read = (models: ReadModels, { search, read: known }: Index, id: string, text: Text): void => {
  const found = docsOf(models, id, text);
  for (const document of known.get(id) ?? [id]) search.remove(document);
  for (const { doc, audience } of found) search.put(doc, audience);
  // Most have one document, of the same id.
  if (found.length > 1)
    known.set(
      id,
      found.map(({ doc }) => doc.id),
    );
  else known.delete(id);
};

/** Brings the text index up to these tables, one entry a step: whoever has other things to do can pause between. */
export function* indexing(models: ReadModels, text: Text): Iterable<void> {
  const index = indexOf(models);
  const { changed, due, rest } = index;
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    read(models, index, next.value, text);
    yield;
  }
  for (const id of changed()) if (isFindable(models, id)) due.add(id);
  for (const id of due) {
    read(models, index, id, text);
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
  if (search.hits !== undefined) return false;
  const next = search.steps.next();
  if (next.done === true) search.hits = next.value;
  return search.hits === undefined;
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

/** What the viewer finds by the words, by the entries' numbers (`numbersOf`). */
export const searchCatalogue = (models: ReadModels, searched: Searched): Hits => {
  for (const _ of indexing(models, searched.text));
  const search = begunOf(indexOf(models), searched);
  while (step(search));
  return search.hits as Hits;
};

/** The id of a document that a search has named. */
export const documentOf = (models: ReadModels, number: number): string =>
  indexOf(models).search.document(number);
