import { dayInBerlin } from '../../contracts/days.ts';
import { ancestorsOf } from '../lineage/ancestors.ts';
import { visibleDescendants } from '../lineage/usage.ts';
import { admits, type Sight, type TextRef } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import { PUBLIC_SIGHT } from '../verbund/sight.ts';
import { type ChangedEntries, followEntries } from './changed.ts';
import { Columns } from './columns.ts';
import { type Entry, referenceEntry, solutionEntry } from './entry.ts';
import { numbersOf } from './numbers.ts';
import { isOpen } from './reference-item.ts';

/** Who looks at the catalogue, and at which day: `zum` leaves out what was not there by then. */
export interface CatalogueView {
  readonly sight: Sight;
  readonly day: string;
  readonly zum: string | undefined;
  readonly text: (ref: TextRef) => string;
}

/** What stands under an id for these eyes. */
const entryOf = (models: ReadModels, id: string, view: CatalogueView): Entry | undefined => {
  const { sight, zum } = view;
  const there = (recordedAt: string) =>
    zum === undefined || dayInBerlin(recordedAt) <= zum || visibleDescendants(models, id, view).length > 0;
  const solution = models.catalogue.solutions.get(id);
  if (solution) {
    const place = models.whereabouts.solutions.get(id);
    const visible = place !== undefined && admits(sight, place.audience) && there(solution.sharedAt);
    return visible ? solutionEntry(models, solution, view) : undefined;
  }
  const reference = models.catalogue.references.get(id);
  if (reference && isOpen(models, reference, view) && there(reference.recordedAt))
    return referenceEntry(models, reference, view);
  return undefined;
};

/** Entries that a viewer sees otherwise than the public does: their own ones, and what hidden adoptions count for. */
const seenOtherwise = (models: ReadModels, { organisation, owners }: Sight): Set<string> => {
  const { catalogue, lineage, whereabouts } = models;
  const found = new Set<string>();
  for (const owner of new Set(organisation === null ? owners : [organisation, ...owners])) {
    for (const { solutionId } of catalogue.solutions.by('stream', owner))
      if (whereabouts.solutions.get(solutionId)?.audience.level !== 'oeffentlich') found.add(solutionId);
    for (const { adoptionId, sources } of lineage.adoptions.by('stream', owner))
      if (whereabouts.adoptions.get(adoptionId)?.audience.level !== 'oeffentlich')
        for (const { solutionId } of sources) found.add(solutionId);
  }
  const entries = new Set(ancestorsOf(models, [...found]));
  for (const id of found)
    for (const { referenceId } of catalogue.references.by('claim', id)) entries.add(referenceId);
  return entries;
};

interface Kept {
  readonly columns: Columns;
  readonly changed: ChangedEntries;
}

/** Views that are kept for each position; those asked for least lately are forgotten. */
const VIEWS = 32;
const kept = new WeakMap<ReadModels, Map<string, Kept>>();

const madeFor = (models: ReadModels, view: CatalogueView): Kept => {
  const changed = followEntries(models);
  if (view.sight.audienceClass !== PUBLIC_SIGHT.audienceClass) {
    const everybodys = columnsOf(models, { ...view, sight: PUBLIC_SIGHT });
    const columns = new Columns(numbersOf(models), everybodys);
    for (const id of seenOtherwise(models, view.sight)) columns.set(id, entryOf(models, id, view));
    return { columns, changed };
  }
  const columns = new Columns(numbersOf(models));
  for (const _ of filling(models, view, columns));
  return { columns, changed };
};

/** Puts every entry into the columns, one a step. */
function* filling(models: ReadModels, view: CatalogueView, columns: Columns): Iterable<void> {
  for (const { solutionId } of models.catalogue.solutions.values()) {
    columns.set(solutionId, entryOf(models, solutionId, view));
    yield;
  }
  for (const { referenceId } of models.catalogue.references.values()) {
    columns.set(referenceId, entryOf(models, referenceId, view));
    yield;
  }
}

const viewsOf = (models: ReadModels): Map<string, Kept> => {
  const views = kept.get(models) ?? new Map<string, Kept>();
  kept.set(models, views);
  return views;
};

const keyOf = ({ day, zum = '', sight }: CatalogueView) => `${day} ${zum} ${sight.audienceClass}`;

/** Makes everybody's columns for a day, one entry a step: whoever has other things to do can pause between. */
export function* viewing(models: ReadModels, day: string, text: CatalogueView['text']): Iterable<void> {
  const view = { sight: PUBLIC_SIGHT, day, zum: undefined, text };
  const made = { columns: new Columns(numbersOf(models)), changed: followEntries(models) };
  yield* filling(models, view, made.columns);
  viewsOf(models).set(keyOf(view), made);
}

/**
 * The columns of the catalogue for a view, up to these tables. Kept from question to question: what has changed since is
 * looked at again, so they are always what they would be if they were made anew.
 */
export const columnsOf = (models: ReadModels, view: CatalogueView): Columns => {
  const views = viewsOf(models);
  const key = keyOf(view);
  const known = views.get(key) ?? madeFor(models, view);
  views.delete(key);
  views.set(key, known);
  const [oldest] = views.keys();
  if (views.size > VIEWS && oldest !== undefined) views.delete(oldest);
  for (const id of known.changed()) if (isEntry(models, id)) known.columns.set(id, entryOf(models, id, view));
  return known.columns;
};

// Variants change as well, but stand under their origin.
const isEntry = ({ catalogue }: ReadModels, id: string): boolean =>
  catalogue.solutions.get(id) !== undefined || catalogue.references.get(id) !== undefined;
