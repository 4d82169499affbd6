import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionColumns } from '../columns/adoption-columns.ts';
import { FLAG } from '../columns/adoption-flags.ts';
import { hiddenIn, ideaIn, type Numbered, type Viewpoint } from './descendants.ts';

/**
 * Those among `numbers`, the adoptions that descend from a solution, whose outcomes are outcomes of it: not what was an idea only, nor what
 * several things were merged into, nor what came from these.
 */
export const bringing = (
  models: ReadModels,
  solutionId: string,
  numbers: Numbered,
  { sight }: Viewpoint,
): Numbered => {
  const columns = adoptionColumns(models);
  const isIdea = ideaIn(columns, sight);
  const isAside = (number: number) =>
    isIdea(number) || (columns.is(number, FLAG.merged) && columns.isSeen(number, sight));
  // Often nothing is set aside: then nothing is walked through once more.
  if (!numbers.some(isAside)) return numbers;
  const isHidden = hiddenIn(models, columns, sight);
  const passes = (number: number, from: string) => !isAside(number) && !isHidden(number, from);
  const own = new Set(columns.descending(solutionId, passes));
  return numbers.filter((number) => own.has(number));
};
