import type { StreamName } from '../../../contracts/envelope.ts';
import type { Sight } from '../../model/sight.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption, seesSolution } from '../visible.ts';
import { statusAt } from './status.ts';

/** Who looks, and on which day (YYYY-MM-DD). */
interface Looking {
  readonly sight: Sight;
  readonly day: string;
}

const hasBuilt = ({ gemeinsam, points }: AdoptionRow, day: string): boolean => {
  const status = statusAt({ points }, day)?.status;
  return gemeinsam === true && status !== undefined && status !== 'nicht-weiterverfolgt';
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
 * sees it on that day. For a joint builder's Umsetzung they are the same. `rows` descend from it, visible to the viewer.
 */
export const buildersOf = (
  models: ReadModels,
  solutionId: string,
  rows: readonly AdoptionRow[],
  looking: Looking,
): ReadonlySet<StreamName | undefined> => {
  const project = projectOf(models, solutionId, looking);
  const joined =
    project === solutionId
      ? rows
      : models.lineage.adoptions
          .by('source', project)
          .filter(({ adoptionId }) => seesAdoption(models, looking.sight, adoptionId));
  const builders = joined.filter((row) => hasBuilt(row, looking.day)).map(({ stream }) => stream);
  return new Set([models.whereabouts.solutions.get(project)?.stream, ...builders]);
};
