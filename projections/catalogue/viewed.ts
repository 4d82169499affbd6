import type { ReadModels } from '../read-models.ts';
import { PUBLIC_SIGHT } from '../verbund/sight.ts';
import { type ChangedEntries, followEntries } from './changed.ts';
import { Columns } from './columns.ts';
import { numbersOf } from './numbers.ts';
import { type CatalogueView, entryOf, seenOtherwise } from './view.ts';

interface Kept {
  readonly columns: Columns;
  readonly everybodys: boolean;
  readonly changed: ChangedEntries;
}

/** The views of some tables: those that are kept, those asked for most lately at the end, and those that are being made. */
interface Views {
  readonly kept: Map<string, Kept>;
  readonly begun: Map<string, Iterator<void>>;
}

/** Views of everybody that are kept; one of 20,000 entries takes up to 20 MB. */
const MOST_OF_EVERYBODY = 6;

/** Views that are kept in all; those of members share their entries with those of everybody. */
const MOST = 32;

const everyones = new WeakMap<ReadModels, Views>();

const viewsOf = (models: ReadModels): Views => {
  const views = everyones.get(models) ?? { kept: new Map(), begun: new Map() };
  everyones.set(models, views);
  return views;
};

const keyOf = ({ day, zum, sight }: CatalogueView) => JSON.stringify([sight.audienceClass, day, zum ?? null]);

const keep = ({ kept }: Views, key: string, made: Kept): void => {
  kept.delete(key);
  kept.set(key, made);
  const keys = [...kept.keys()];
  const everybodys = keys.filter((one) => kept.get(one)?.everybodys);
  for (const oldest of [
    ...everybodys.slice(0, Math.max(0, everybodys.length - MOST_OF_EVERYBODY)),
    ...keys.slice(0, Math.max(0, keys.length - MOST)),
  ])
    kept.delete(oldest);
};

/** Takes in how an entry is seen by now. */
const look = (models: ReadModels, columns: Columns, id: string, view: CatalogueView): void => {
  const entry = entryOf(models, id, view);
  columns.set(id, entry, entry && view.text(entry.title));
};

/** Makes everybody's columns and keeps them, one entry a step. */
function* making(models: ReadModels, view: CatalogueView, views: Views): Generator<void> {
  const key = keyOf(view);
  const changed = followEntries(models);
  const made = { columns: new Columns(numbersOf(models)), everybodys: true, changed };
  try {
    for (const { solutionId } of models.catalogue.solutions.values()) {
      look(models, made.columns, solutionId, view);
      yield;
    }
    for (const { referenceId } of models.catalogue.references.values()) {
      look(models, made.columns, referenceId, view);
      yield;
    }
    keep(views, key, made);
  } finally {
    views.begun.delete(key);
  }
}

/**
 * Makes what the columns of a view are made of and takes long, one entry a step: whoever has other things to do can pause
 * between. Nothing is to be done where it is kept; whoever comes while it is being made goes on with it.
 */
export function* viewing(models: ReadModels, { sight: _, ...asked }: CatalogueView): Iterable<void> {
  const view = { ...asked, sight: PUBLIC_SIGHT };
  const views = viewsOf(models);
  const key = keyOf(view);
  while (!views.kept.has(key)) {
    const begun = views.begun.get(key) ?? making(models, view, views);
    views.begun.set(key, begun);
    if (begun.next().done !== true) yield;
  }
}

const madeFor = (models: ReadModels, view: CatalogueView, views: Views): Kept => {
  for (const _ of viewing(models, view));
  const everybodys = { ...view, sight: PUBLIC_SIGHT };
  if (keyOf(view) === keyOf(everybodys)) return views.kept.get(keyOf(view)) as Kept;
  const changed = followEntries(models);
  const columns = new Columns(numbersOf(models), columnsOf(models, everybodys));
  for (const id of seenOtherwise(models, view.sight)) look(models, columns, id, view);
  return { columns, everybodys: false, changed };
};

/**
 * The columns of the catalogue for a view, up to these tables. Kept from question to question: what has changed since is
 * looked at again, so they are always what they would be if they were made anew.
 */
export const columnsOf = (models: ReadModels, view: CatalogueView): Columns => {
  const views = viewsOf(models);
  const key = keyOf(view);
  const known = views.kept.get(key) ?? madeFor(models, view, views);
  keep(views, key, known);
  for (const id of known.changed()) if (isEntry(models, id)) look(models, known.columns, id, view);
  return known.columns;
};

// Variants change as well, but stand under their origin.
const isEntry = ({ catalogue }: ReadModels, id: string): boolean =>
  catalogue.solutions.get(id) !== undefined || catalogue.references.get(id) !== undefined;
