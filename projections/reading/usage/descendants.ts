import { keepsake } from '../../model/memory.ts';
import type { Sight } from '../../model/sight.ts';
import type { AdoptionRow, TouchedRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type AdoptionColumns, adoptionColumns } from '../columns/adoption-columns.ts';
import { FLAG } from '../columns/adoption-flags.ts';
import { dayNumber } from '../columns/days.ts';
import { hiddenPart } from './hidden-part.ts';

/** How a day and a viewer look at the adoptions that descend from a solution. */
export interface Viewpoint {
  readonly sight: Sight;
  /** YYYY-MM-DD: today, or the day that was asked for. */
  readonly day: string;
}

/** Adoptions by their numbers in the columns. */
export type Numbered = readonly number[];

/** The adoptions that descend from a solution, as a viewer sees them on a day. */
interface Descendants {
  readonly withIdeas: Numbered;
  /** Not through those given as an idea only. */
  readonly taken: Numbered;
}

/** As `seenAsIdea`, of columns. */
export const ideaIn =
  (columns: AdoptionColumns, sight: Sight) =>
  (number: number): boolean =>
    columns.is(number, FLAG.idea) && columns.isSeen(number, sight);

/** As `hiddenPart`, of columns. */
export const hiddenIn = (models: ReadModels, columns: AdoptionColumns, sight: Sight) => {
  const isHidden = hiddenPart(models, sight);
  return (number: number, from: string): boolean =>
    columns.is(number, FLAG.own) && isHidden(columns.row(number), from);
};

const found = (models: ReadModels, solutionId: string, { sight, day }: Viewpoint): Descendants => {
  const columns = adoptionColumns(models);
  const isIdea = ideaIn(columns, sight);
  const isHidden = hiddenIn(models, columns, sight);
  const on = dayNumber(day);
  const isSeen = (number: number) =>
    columns.statusAt(number, on) !== undefined && columns.isSeen(number, sight);
  const all = columns.descending(solutionId, (number, from) => !isHidden(number, from));
  const withIdeas = all.filter(isSeen);
  // Nearly nothing is an idea only: then one walk tells both.
  if (!all.some(isIdea)) return { withIdeas, taken: withIdeas };
  const passes = (number: number, from: string) => !isIdea(number) && !isHidden(number, from);
  return { withIdeas, taken: columns.descending(solutionId, passes).filter(isSeen) };
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
export const numberedDescendants = (
  models: ReadModels,
  solutionId: string,
  viewpoint: Viewpoint,
  { withIdeas } = { withIdeas: false },
): Numbered => descendantsOf(models, solutionId, viewpoint)[withIdeas ? 'withIdeas' : 'taken'];

/** The rows of numbers. */
export const rowsOf = (models: ReadModels, numbers: Numbered): AdoptionRow[] => {
  const columns = adoptionColumns(models);
  return numbers.map((number) => columns.row(number));
};

/** As `numberedDescendants`, with their rows. */
export const visibleDescendants = (
  models: ReadModels,
  solutionId: string,
  viewpoint: Viewpoint,
): readonly AdoptionRow[] => rowsOf(models, numberedDescendants(models, solutionId, viewpoint));
