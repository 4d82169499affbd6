import type { Sight } from '../../model/sight.ts';
import { descendingAdoptions } from '../../tables/lineage/ancestors.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption, seesSolution } from '../visible.ts';
import { hiddenPart } from './hidden-part.ts';
import { seenAsIdea } from './idea.ts';

/** What a solution is a building block of, and who took that over. */
export interface Indirect {
  /** The solutions that hold it, or something that descends from it, themselves or through others; the nearest first. */
  readonly wholes: readonly string[];
  /** The adoptions that descend from these. */
  readonly rows: readonly AdoptionRow[];
}

const NONE: Indirect = { wholes: [], rows: [] };

const variantsOf = (rows: readonly AdoptionRow[]): string[] =>
  rows.flatMap(({ begun }) => begun?.solutionId ?? []);

/**
 * What has a solution in it without having been taken over from it: `direct` are the adoptions that descend from it. A whole or a block
 * that the viewer may not see leaves no trace.
 */
export const indirectly = (
  models: ReadModels,
  solutionId: string,
  direct: readonly AdoptionRow[],
  sight: Sight,
): Indirect => {
  const { solutions } = models.catalogue;
  const nodes = new Set([solutionId, ...variantsOf(direct)]);
  const own = new Set(nodes);
  const wholes = new Set<string>();
  const rows = new Map<string, AdoptionRow>();
  const isIdea = seenAsIdea(models, sight);
  const isHidden = hiddenPart(models, sight);
  const passes = (row: AdoptionRow, from: string) => !isIdea(row) && !isHidden(row, from);
  for (const node of nodes)
    for (const { solutionId: whole } of solutions.by('block', node)) {
      if (own.has(whole) || wholes.has(whole)) continue;
      if (!seesSolution(models, sight, whole) || !seesSolution(models, sight, node)) continue;
      wholes.add(whole);
      nodes.add(whole);
      const below = descendingAdoptions(models, whole, passes);
      for (const id of variantsOf(below)) nodes.add(id);
      for (const row of below) if (seesAdoption(models, sight, row.adoptionId)) rows.set(row.adoptionId, row);
    }
  return wholes.size === 0 ? NONE : { wholes: [...wholes], rows: [...rows.values()] };
};
