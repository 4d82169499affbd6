import { descendingAdoptions } from '../../tables/lineage/ancestors.ts';
import { isMerged } from '../../tables/lineage/merged.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption } from '../visible.ts';
import type { Viewpoint } from './descendants.ts';
import { hiddenPart } from './hidden-part.ts';
import { seenAsIdea } from './idea.ts';

/**
 * Those among `rows`, the adoptions that descend from a solution, whose outcomes are outcomes of it: not what was an idea only, nor what
 * several things were merged into, nor what came from these.
 */
export const bringing = (
  models: ReadModels,
  solutionId: string,
  rows: readonly AdoptionRow[],
  { sight }: Viewpoint,
): readonly AdoptionRow[] => {
  const isIdea = seenAsIdea(models, sight);
  const isAside = (row: AdoptionRow) =>
    isIdea(row) || (isMerged(row) && seesAdoption(models, sight, row.adoptionId));
  // Nearly nothing is set aside: then nothing is walked through once more.
  if (!rows.some(isAside)) return rows;
  const isHidden = hiddenPart(models, sight);
  const passes = (row: AdoptionRow, from: string) => !isAside(row) && !isHidden(row, from);
  const own = new Set(descendingAdoptions(models, solutionId, passes));
  return rows.filter((row) => own.has(row));
};
