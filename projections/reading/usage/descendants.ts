import { keepsake } from '../../model/memory.ts';
import type { Sight } from '../../model/sight.ts';
import { descendingAdoptions } from '../../tables/lineage/ancestors.ts';
import type { AdoptionRow, TouchedRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption } from '../visible.ts';
import { hiddenPart } from './hidden-part.ts';
import { seenAsIdea } from './idea.ts';
import { statusAt } from './status.ts';

/** How a day and a viewer look at the adoptions that descend from a solution. */
export interface Viewpoint {
  readonly sight: Sight;
  /** YYYY-MM-DD: today, or the day that was asked for. */
  readonly day: string;
}

/** The adoptions that descend from a solution, as a viewer sees them on a day. */
interface Descendants {
  readonly withIdeas: readonly AdoptionRow[];
  /** Not through those given as an idea only. */
  readonly taken: readonly AdoptionRow[];
}

const found = (models: ReadModels, solutionId: string, { sight, day }: Viewpoint): Descendants => {
  const isIdea = seenAsIdea(models, sight);
  const isHidden = hiddenPart(models, sight);
  const isSeen = (row: AdoptionRow) =>
    statusAt(row, day) !== undefined && seesAdoption(models, sight, row.adoptionId);
  const all = descendingAdoptions(models, solutionId, (row, from) => !isHidden(row, from));
  const withIdeas = all.filter(isSeen);
  // Nearly nothing is an idea only: then one walk tells both.
  if (!all.some(isIdea)) return { withIdeas, taken: withIdeas };
  const passes = (row: AdoptionRow, from: string) => !isIdea(row) && !isHidden(row, from);
  return { withIdeas, taken: descendingAdoptions(models, solutionId, passes).filter(isSeen) };
};

interface Kept {
  readonly touched: TouchedRow;
  readonly viewpoint: string;
  readonly descendants: Descendants;
}

/** What was walked to last: one answer asks for it several times. It holds as long as the row that says when something happened to it last. */
const LAST = keepsake<{ last?: Kept }>(() => ({}));

const descendantsOf = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Descendants => {
  const touched = models.lineage.touched.get(solutionId);
  if (touched === undefined) return found(models, solutionId, viewpoint);
  const key = `${viewpoint.day} ${viewpoint.sight.audienceClass}`;
  const kept = models.memory.moment.of(LAST);
  const { last } = kept;
  if (last?.touched === touched && last.viewpoint === key) return last.descendants;
  const descendants = found(models, solutionId, viewpoint);
  kept.last = { touched, viewpoint: key, descendants };
  return descendants;
};

/**
 * The adoptions that descend from a solution and that the viewer may see on that day, the nearest first; through those given as an
 * idea only where asked.
 */
export const visibleDescendants = (
  models: ReadModels,
  solutionId: string,
  viewpoint: Viewpoint,
  { withIdeas } = { withIdeas: false },
): readonly AdoptionRow[] => descendantsOf(models, solutionId, viewpoint)[withIdeas ? 'withIdeas' : 'taken'];
