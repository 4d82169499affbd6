import { keepsake } from '../../model/memory.ts';
import { type ChangedKeys, following } from '../../model/reads.ts';
import { ENTRY_READS } from '../../reading/items/entry.ts';
import { PUBLIC_SIGHT } from '../../reading/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { Columns } from './columns.ts';
import { numbersOf } from './numbers.ts';
import { Overlay } from './overlay.ts';
import { type Seen, seenByAll, seenThrough } from './seen.ts';
import { type CatalogueView, entryOf, idsOf, isEntry, isSameEntry, seenOtherwise } from './view.ts';
import { keep, noViews, type Views, viewOf } from './views.ts';

/** Something that is made of the tables once and then kept up: everybody's columns, or what somebody sees otherwise. */
interface Kept<Made> {
  readonly made: Made;
  /** Ids that have not been looked at yet; undefined where it only took time to find none. */
  readonly rest: Iterator<string | undefined>;
  readonly changed: ChangedKeys;
  /** Ids that have changed since they were looked at. */
  readonly due: Set<string>;
  readonly look: (id: string) => void;
}

interface Both {
  readonly everybodys: Views<Kept<Columns>>;
  readonly others: Views<Kept<Overlay>>;
}

/** Everybody's columns of days and moments that are kept; those of 20,000 entries take up to 20 MB. */
const MOST_DAYS = 6;

/** Overlays that are kept, and entries of all of them together; each takes about 1.3 kB. */
const MOST_OVERLAYS = { count: 500, entries: 20_000 };

const areTooMany = (overlays: readonly Kept<Overlay>[]): boolean =>
  overlays.length > MOST_OVERLAYS.count ||
  overlays.reduce((sum, { made }) => sum + made.size, 0) > MOST_OVERLAYS.entries;

const VIEWS = keepsake<Both>(() => ({
  everybodys: noViews((days) => days.length > MOST_DAYS),
  others: noViews(areTooMany),
}));

const viewsOf = ({ memory }: ReadModels): Both => memory.moment.of(VIEWS);

const dayKey = ({ day, zum }: CatalogueView) => JSON.stringify([day, zum ?? null]);

const viewerKey = ({ day, zum, sight }: CatalogueView) =>
  JSON.stringify([sight.audienceClass, day, zum ?? null]);

const beginEverybodys = (models: ReadModels, view: CatalogueView): Kept<Columns> => {
  const made = new Columns(numbersOf(models));
  return {
    made,
    rest: idsOf(models),
    changed: following(models, ENTRY_READS),
    due: new Set(),
    look: (id) => {
      const entry = entryOf(models, id, view);
      made.set(id, entry, entry && view.text(entry.title));
    },
  };
};

const beginOverlay = (models: ReadModels, view: CatalogueView): Kept<Overlay> => {
  const made = new Overlay(numbersOf(models));
  const ofAll = { ...view, sight: PUBLIC_SIGHT };
  return {
    made,
    rest: seenOtherwise(models, view.sight),
    changed: following(models, ENTRY_READS),
    due: new Set(),
    look: (id) => {
      const entry = entryOf(models, id, view);
      if (isSameEntry(entry, entryOf(models, id, ofAll), view)) made.drop(id);
      else made.set(id, entry, entry && view.text(entry.title));
    },
  };
};

/** Brings something up to these tables, one entry a step. Whoever comes meanwhile goes on with it. */
function* bringingUp(models: ReadModels, { rest, changed, due, look }: Kept<unknown>): Generator<void> {
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    if (next.value !== undefined && isEntry(models, next.value)) look(next.value);
    yield;
  }
  for (const id of changed()) if (isEntry(models, id)) due.add(id);
  for (const id of due) {
    look(id);
    due.delete(id);
    yield;
  }
}

function* making<Made>(
  models: ReadModels,
  views: Views<Kept<Made>>,
  key: string,
  begin: () => Kept<Made>,
): Generator<void> {
  const made = viewOf(views, key, begin);
  yield* bringingUp(models, made);
  keep(views, key, made);
}

const isPublic = ({ sight }: CatalogueView) => sight.audienceClass === PUBLIC_SIGHT.audienceClass;

/**
 * Brings what a viewer sees up to these tables, in small steps: whoever has other things to do can pause between. Where it
 * has been asked for lately only what has changed is looked at.
 */
export function* viewing(models: ReadModels, view: CatalogueView): Iterable<void> {
  const { everybodys, others } = viewsOf(models);
  const ofAll = { ...view, sight: PUBLIC_SIGHT };
  yield* making(models, everybodys, dayKey(view), () => beginEverybodys(models, ofAll));
  if (isPublic(view)) return;
  yield* making(models, others, viewerKey(view), () => beginOverlay(models, view));
}

/**
 * The catalogue as a viewer sees it, up to these tables. Kept from question to question: what has changed since is looked
 * at again, so it is always what it would be if it were made anew.
 */
export const seenIn = (models: ReadModels, view: CatalogueView): Seen => {
  for (const _ of viewing(models, view));
  const { everybodys, others } = viewsOf(models);
  const { made: columns } = everybodys.kept.get(dayKey(view)) as Kept<Columns>;
  if (isPublic(view)) return seenByAll(columns);
  const { made: overlay } = others.kept.get(viewerKey(view)) as Kept<Overlay>;
  return seenThrough(overlay, columns);
};
