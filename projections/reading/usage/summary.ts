import type { AdoptionStatus, Usage } from '../../../contracts/views/parts.ts';
import { keepsake } from '../../model/memory.ts';
import { type Reads, reads } from '../../model/reads.ts';
import { Recent } from '../../model/recent.ts';
import type { TouchedRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionColumns } from '../columns/adoption-columns.ts';
import { dayNumber } from '../columns/days.ts';
import { type Adopters, adoptersIn } from './adopters.ts';
import { bringing } from './brought.ts';
import { buildersOf } from './builders.ts';
import { numberedDescendants, type Viewpoint } from './descendants.ts';
import { hasOutcomes } from './outcomes.ts';
import { countUses } from './usage.ts';

/** What a list says of all that descends from a solution. */
export interface Summary {
  readonly usage: Usage;
  readonly statuses: readonly AdoptionStatus[];
  readonly mitErgebnis: boolean;
  readonly adopters: Adopters;
}

const summarised = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Summary => {
  const columns = adoptionColumns(models);
  const day = dayNumber(viewpoint.day);
  const all = numberedDescendants(models, solutionId, viewpoint);
  const builders = buildersOf(models, solutionId, all, viewpoint);
  const users = all.filter((number) => !builders.has(columns.streamOf(number)));
  return {
    usage: countUses(models, solutionId, all, viewpoint),
    statuses: [...new Set(users.flatMap((number) => columns.statusAt(number, day) ?? []))],
    mitErgebnis: bringing(models, solutionId, all, viewpoint).some((number) =>
      hasOutcomes(columns, number, viewpoint.sight),
    ),
    adopters: adoptersIn(models, users, viewpoint),
  };
};

/** Viewpoints whose summaries are kept. */
const VIEWPOINTS = 8;

/** The summaries of everybody who sees the same on a day, by the rows that they hold as long as. */
const SUMMARIES = keepsake(() => new Recent<WeakMap<TouchedRow, Summary>>(VIEWPOINTS));

const keptFor = ({ memory }: ReadModels, { sight: { audienceClass }, day }: Viewpoint) =>
  memory.rows.of(SUMMARIES).of(`${day} ${audienceClass}`, () => new WeakMap());

/** What a summary is read from, by the solution's id: the row that says when something last happened to it stands for all of that. */
export const SUMMARY_READS: Reads<ReadModels> = reads(({ lineage }) => lineage.touched);

/**
 * The summary of a solution. It is kept by the row that says when something last happened to it or to what descends from
 * it: as long as that row stands, nothing that it is made from has changed, whichever position is asked for.
 */
export const summaryOf = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Summary => {
  const touched = models.lineage.touched.get(solutionId);
  if (touched === undefined) return summarised(models, solutionId, viewpoint);
  const summaries = keptFor(models, viewpoint);
  const known = summaries.get(touched);
  if (known !== undefined) return known;
  const made = summarised(models, solutionId, viewpoint);
  summaries.set(touched, made);
  return made;
};
