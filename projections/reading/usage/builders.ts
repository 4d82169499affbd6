import type { StreamName } from '../../../contracts/envelope.ts';
import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type AdoptionColumns, adoptionColumns } from '../columns/adoption-columns.ts';
import { FLAG } from '../columns/adoption-flags.ts';
import { dayNumber } from '../columns/days.ts';
import { seesSolution } from '../visible.ts';
import type { Numbered } from './descendants.ts';

/** Who looks, and on which day (YYYY-MM-DD). */
interface Looking {
  readonly sight: Sight;
  readonly day: string;
}

const hasBuilt = (columns: AdoptionColumns, number: number, day: number): boolean => {
  if (!columns.is(number, FLAG.joint)) return false;
  const status = columns.statusAt(number, day);
  return status !== undefined && status !== 'nicht-weiterverfolgt';
};

/** The solution that this one was built as part of: its own, or the one that a joint builder's Umsetzung belongs to, where that is seen. */
const projectOf = (models: ReadModels, solutionId: string, { sight }: Pick<Looking, 'sight'>): string => {
  const [row] = models.lineage.adoptions.by('variant', solutionId);
  const [source] = row?.gemeinsam ? row.sources : [];
  return source !== undefined && seesSolution(models, sight, source.solutionId)
    ? source.solutionId
    : solutionId;
};

/**
 * Whose own a solution is: its owner's, and of those who say themselves that they built it jointly (rules 14 and 25), as the viewer
 * sees it on that day. For a joint builder's Umsetzung they are the same. `numbers` descend from it, visible to the viewer.
 */
export const buildersOf = (
  models: ReadModels,
  solutionId: string,
  numbers: Numbered,
  looking: Looking,
): ReadonlySet<StreamName | undefined> => {
  const columns = adoptionColumns(models);
  const project = projectOf(models, solutionId, looking);
  const joined =
    project === solutionId
      ? numbers
      : columns.below(project).filter((number) => columns.isSeen(number, looking.sight));
  const day = dayNumber(looking.day);
  const builders = joined.filter((number) => hasBuilt(columns, number, day));
  return new Set([
    models.whereabouts.solutions.get(project)?.stream,
    ...builders.map((number) => columns.streamOf(number)),
  ]);
};
