import type { Sight } from '../../model/sight.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';

/** How many outcomes of an adoption the viewer sees. */
const countIn = ({ outcomes }: AdoptionRow, sight: Sight): number => {
  let count = 0;
  for (const one of outcomes) if (isWrittenFor(sight, one)) count += 1;
  return count;
};

/** True where an adoption has an outcome that the viewer sees. */
export const hasOutcomes = ({ outcomes }: AdoptionRow, sight: Sight): boolean =>
  outcomes.some((one) => isWrittenFor(sight, one));

/** How many outcomes of some adoptions the viewer sees. */
export const countOutcomes = (rows: readonly AdoptionRow[], sight: Sight): number =>
  rows.reduce((sum, row) => sum + countIn(row, sight), 0);

/** `count` of the outcomes that the viewer sees, of those behind the first `from`; `make` gives those of one adoption. */
export const firstOutcomes = <Item>(
  rows: readonly AdoptionRow[],
  sight: Sight,
  { from, count }: { readonly from: number; readonly count: number },
  make: (row: AdoptionRow) => readonly Item[],
): Item[] => {
  const found: Item[] = [];
  let at = 0;
  for (const row of rows) {
    if (found.length >= count) break;
    const own = countIn(row, sight);
    if (own > 0 && at + own > from) found.push(...make(row).slice(Math.max(0, from - at)));
    at += own;
  }
  return found.slice(0, count);
};
