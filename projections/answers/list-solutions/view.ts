import { dayInBerlin } from '../../../contracts/days.ts';
import type { Audience } from '../../model/audience.ts';
import { admits, ownersSeen, type Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import type { Written } from '../../model/written.ts';
import { type Entry, referenceEntry, sharedTo, solutionEntry } from '../../reading/items/entry.ts';
import { isOpen } from '../../reading/open-reference.ts';
import { numberedDescendants } from '../../reading/usage/descendants.ts';
import type { SolutionRow } from '../../tables/catalogue/tables.ts';
import { ancestorsOf } from '../../tables/lineage/ancestors.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** Who looks at the catalogue, and at which day: `zum` leaves out what was not there by then. */
export interface CatalogueView {
  readonly sight: Sight;
  readonly day: string;
  readonly zum: string | undefined;
  readonly text: (ref: TextRef) => string;
}

/** What stands under an id for the viewer. */
export const entryOf = (models: ReadModels, id: string, view: CatalogueView): Entry | undefined => {
  const { sight, zum } = view;
  const there = (recordedAt: string) =>
    zum === undefined || dayInBerlin(recordedAt) <= zum || numberedDescendants(models, id, view).length > 0;
  const solution = models.catalogue.solutions.get(id);
  if (solution) {
    const place = models.whereabouts.solutions.get(id);
    const visible =
      place !== undefined && admits(sight, place.audience) && there(sharedTo(sight, solution).recordedAt);
    return visible ? solutionEntry(models, solution, view) : undefined;
  }
  const reference = models.catalogue.references.get(id);
  if (reference?.solution && isOpen(models, reference, view.sight) && there(reference.recordedAt))
    return referenceEntry(models, reference);
  return undefined;
};

/** The ids of all entries, in no promised order. What a Reference says of a solution that stands here stands under that. */
export function* idsOf({ catalogue }: ReadModels): Generator<string> {
  for (const { solutionId } of catalogue.solutions.values()) yield solutionId;
  for (const { referenceId, solution } of catalogue.references.values()) if (solution) yield referenceId;
}

/** True where an id is one of an entry: variants change as well, but stand under their origin. */
export const isEntry = ({ catalogue }: ReadModels, id: string): boolean =>
  catalogue.solutions.get(id) !== undefined || catalogue.references.get(id)?.solution !== undefined;

const isMarked = ({ audience }: Written): boolean => audience !== undefined;

const isHidden = (place: { readonly audience: Audience } | undefined): boolean =>
  place !== undefined && place.audience.level !== 'oeffentlich';

/** True where others than the public see more of a solution, or see it at all. */
const isForFewer = (
  { whereabouts }: ReadModels,
  { solutionId, versions, recognitions }: SolutionRow,
): boolean =>
  isHidden(whereabouts.solutions.get(solutionId)) || versions.some(isMarked) || recognitions.some(isMarked);

/** True where others than the public see more of an adoption, or see it at all. */
const countsForFewer = (
  { whereabouts }: ReadModels,
  { adoptionId, outcomes, versions }: AdoptionRow,
): boolean => isHidden(whereabouts.adoptions.get(adoptionId)) || [...outcomes, ...versions].some(isMarked);

/** Entries, with all that they go back to and the References that they took the place of. */
function* withOrigins(models: ReadModels, ids: readonly string[]): Generator<string> {
  for (const id of ancestorsOf(models, ids)) {
    yield id;
    for (const { referenceId } of models.catalogue.references.by('claim', id)) yield referenceId;
  }
}

/**
 * Entries that a viewer may see otherwise than the public does: those that are hidden from it or were, what such adoptions count
 * for, and the References that hidden entries took the place of. Undefined comes before what there is of each owner.
 */
export function* seenOtherwise(models: ReadModels, sight: Sight): Generator<string | undefined> {
  const { catalogue, lineage } = models;
  for (const owner of ownersSeen(sight)) {
    yield undefined;
    for (const row of catalogue.solutions.by('stream', owner))
      if (isForFewer(models, row)) yield* withOrigins(models, [row.solutionId]);
    for (const row of lineage.adoptions.by('stream', owner))
      if (countsForFewer(models, row))
        yield* withOrigins(
          models,
          madeFrom(row).map(({ solutionId }) => solutionId),
        );
  }
}

/** True where two entries are filtered, sorted and, to this viewer, shown alike. */
export const isSameEntry = (
  one: Entry | undefined,
  other: Entry | undefined,
  view: CatalogueView,
): boolean => {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify([one.facets, one.item(view)]) === JSON.stringify([other.facets, other.item(view)]);
};
