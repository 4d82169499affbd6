import { dayInBerlin } from '../../contracts/days.ts';
import { ancestorsOf } from '../lineage/ancestors.ts';
import { visibleDescendants } from '../lineage/usage.ts';
import { type Audience, admits, ownersSeen, type Sight, type TextRef } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import { type Entry, referenceEntry, solutionEntry } from './entry.ts';
import { isOpen } from './reference-item.ts';

/** Who looks at the catalogue, and at which day: `zum` leaves out what was not there by then. */
export interface CatalogueView {
  readonly sight: Sight;
  readonly day: string;
  readonly zum: string | undefined;
  readonly text: (ref: TextRef) => string;
}

/** What stands under an id for these eyes. */
export const entryOf = (models: ReadModels, id: string, view: CatalogueView): Entry | undefined => {
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

/** The ids of all entries, in no promised order. */
export function* idsOf({ catalogue }: ReadModels): Generator<string> {
  for (const { solutionId } of catalogue.solutions.values()) yield solutionId;
  for (const { referenceId } of catalogue.references.values()) yield referenceId;
}

/** True where an id is one of an entry: variants change as well, but stand under their origin. */
export const isEntry = ({ catalogue }: ReadModels, id: string): boolean =>
  catalogue.solutions.get(id) !== undefined || catalogue.references.get(id) !== undefined;

const isHidden = (place: { readonly audience: Audience } | undefined): boolean =>
  place !== undefined && place.audience.level !== 'oeffentlich';

/** Entries, with all that they go back to and the References that they took the place of. */
function* withOrigins(models: ReadModels, ids: readonly string[]): Generator<string> {
  for (const id of ancestorsOf(models, ids)) {
    yield id;
    for (const { referenceId } of models.catalogue.references.by('claim', id)) yield referenceId;
  }
}

/**
 * Entries that a viewer may see otherwise than the public does: those that are hidden from it, what hidden adoptions count
 * for, and the References that hidden entries took the place of. Undefined comes before what there is of each owner.
 */
export function* seenOtherwise(models: ReadModels, sight: Sight): Generator<string | undefined> {
  const { catalogue, lineage, whereabouts } = models;
  for (const owner of ownersSeen(sight)) {
    yield undefined;
    for (const { solutionId } of catalogue.solutions.by('stream', owner))
      if (isHidden(whereabouts.solutions.get(solutionId))) yield* withOrigins(models, [solutionId]);
    for (const { adoptionId, sources } of lineage.adoptions.by('stream', owner))
      if (isHidden(whereabouts.adoptions.get(adoptionId)))
        yield* withOrigins(
          models,
          sources.map(({ solutionId }) => solutionId),
        );
  }
}

/** True where two entries are shown, filtered and sorted alike. */
export const isSameEntry = (one: Entry | undefined, other: Entry | undefined): boolean => {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify([one.facets, one.item()]) === JSON.stringify([other.facets, other.item()]);
};
