import type { ReadTable } from '../model/table.ts';
import type { KommuneRow } from '../tables/kommune/tables.ts';

type Kommunen = Pick<ReadTable<KommuneRow>, 'get'>;

/** A Kommune, the one that runs it (`verwaltetDurch`), the one that runs that, and so on, each once. */
export function* runningOf(kommunen: Kommunen, kommuneId: string): Iterable<string> {
  const seen = new Set<string>();
  for (let at: string | undefined = kommuneId; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    yield at;
    at = kommunen.get(at)?.verwaltetDurch;
  }
}

/** True where a Kommune is among those that run the one that runs it. */
export const runsItself = (kommunen: Kommunen, kommuneId: string): boolean => {
  const next = kommunen.get(kommuneId)?.verwaltetDurch;
  return next !== undefined && Iterator.from(runningOf(kommunen, next)).some((one) => one === kommuneId);
};
