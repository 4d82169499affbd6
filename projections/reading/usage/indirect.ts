import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionColumns } from '../columns/adoption-columns.ts';
import { seesSolution } from '../visible.ts';
import { hiddenIn, ideaIn, type Numbered } from './descendants.ts';

/** What a solution is a building block of, and who took that over. */
export interface Indirect {
  /** The solutions that hold it, or something that descends from it, themselves or through others; the nearest first. */
  readonly wholes: readonly string[];
  /** The adoptions that descend from these. */
  readonly below: Numbered;
}

const NONE: Indirect = { wholes: [], below: [] };

/**
 * What has a solution in it without having been taken over from it: `direct` are the adoptions that descend from it. A whole or a block
 * that the viewer may not see leaves no trace.
 */
export const indirectly = (
  models: ReadModels,
  solutionId: string,
  direct: Numbered,
  sight: Sight,
): Indirect => {
  const { solutions } = models.catalogue;
  const columns = adoptionColumns(models);
  const variantsOf = (numbers: Numbered) => numbers.flatMap((number) => columns.variantOf(number) ?? []);
  const variants = variantsOf(direct);
  // Nearly nothing is a building block of anything.
  if (![solutionId, ...variants].some((id) => columns.mayHaveWholes(id))) return NONE;
  const nodes = new Set([solutionId, ...variants]);
  const own = new Set(nodes);
  const wholes = new Set<string>();
  const found = new Set<number>();
  const isIdea = ideaIn(columns, sight);
  const isHidden = hiddenIn(models, columns, sight);
  const passes = (number: number, from: string) => !isIdea(number) && !isHidden(number, from);
  for (const node of nodes)
    for (const { solutionId: whole } of solutions.by('block', node)) {
      if (own.has(whole) || wholes.has(whole)) continue;
      if (!seesSolution(models, sight, whole) || !seesSolution(models, sight, node)) continue;
      wholes.add(whole);
      nodes.add(whole);
      const below = columns.descending(whole, passes);
      for (const id of variantsOf(below)) nodes.add(id);
      for (const number of below) if (columns.isSeen(number, sight)) found.add(number);
    }
  return wholes.size === 0 ? NONE : { wholes: [...wholes], below: [...found] };
};
