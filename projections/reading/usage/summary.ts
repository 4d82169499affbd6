import type { AdoptionStatus, Usage } from '../../../contracts/views/parts.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { TouchedRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { statusAt } from './status.ts';
import { countUses, type Viewpoint, visibleDescendants } from './usage.ts';

/** What a list says of all that descends from a solution. */
export interface Summary {
  readonly usage: Usage;
  readonly statuses: readonly AdoptionStatus[];
  readonly mitErgebnis: boolean;
}

const summarised = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Summary => {
  const rows = visibleDescendants(models, solutionId, viewpoint);
  return {
    usage: countUses(models, solutionId, rows, viewpoint.day),
    statuses: [...new Set(rows.flatMap((row) => statusAt(row, viewpoint.day)?.status ?? []))],
    mitErgebnis: rows.some(({ outcomes }) => outcomes.some((one) => isWrittenFor(viewpoint.sight, one))),
  };
};

/** Viewpoints whose summaries are kept. */
const VIEWPOINTS = 8;

/** The summaries of everybody who sees the same on a day. */
interface Kept {
  readonly day: string;
  readonly audienceClass: string;
  readonly summaries: WeakMap<TouchedRow, Summary>;
}

/** Those asked for most lately at the end. */
const kept: Kept[] = [];

/** The summaries of everybody who sees the same on that day; those asked for least lately are forgotten. */
const keptFor = ({ sight: { audienceClass }, day }: Viewpoint): WeakMap<TouchedRow, Summary> => {
  const isAsked = (one: Kept) => one.day === day && one.audienceClass === audienceClass;
  const last = kept.at(-1);
  // Asked of every entry of a list, by the same eyes on the same day.
  if (last !== undefined && isAsked(last)) return last.summaries;
  const at = kept.findIndex(isAsked);
  const [found] = at === -1 ? [] : kept.splice(at, 1);
  const asked = found ?? { day, audienceClass, summaries: new WeakMap() };
  kept.push(asked);
  if (kept.length > VIEWPOINTS) kept.shift();
  return asked.summaries;
};

/**
 * The summary of a solution. It is kept by the row that says when something last happened to it or to what descends from
 * it: as long as that row stands, nothing that it is made from has changed, whichever position is asked for.
 */
export const summaryOf = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Summary => {
  const touched = models.lineage.touched.get(solutionId);
  if (touched === undefined) return summarised(models, solutionId, viewpoint);
  const summaries = keptFor(viewpoint);
  const known = summaries.get(touched);
  if (known !== undefined) return known;
  const made = summarised(models, solutionId, viewpoint);
  summaries.set(touched, made);
  return made;
};
