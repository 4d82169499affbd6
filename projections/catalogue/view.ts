import { dayInBerlin } from '../../contracts/days.ts';
import { ancestorsOf } from '../lineage/ancestors.ts';
import { visibleDescendants } from '../lineage/usage.ts';
import { admits, ownersSeen, type Sight, type TextRef } from '../model.ts';
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

/** Entries that a viewer sees otherwise than the public does: their own ones, and what hidden adoptions count for. */
export const seenOtherwise = (models: ReadModels, sight: Sight): Set<string> => {
  const { catalogue, lineage, whereabouts } = models;
  const found = new Set<string>();
  for (const owner of ownersSeen(sight)) {
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
