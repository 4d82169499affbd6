import type { Sight } from '../../model/sight.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { AdoptionColumns } from '../columns/adoption-columns.ts';
import { FLAG } from '../columns/adoption-flags.ts';
import type { Numbered } from './descendants.ts';

/** How many outcomes of an adoption the viewer sees. */
const countIn = (columns: AdoptionColumns, number: number, sight: Sight): number => {
  const all = columns.outcomesOf(number);
  if (all === 0 || !columns.is(number, FLAG.guarded)) return all;
  let count = 0;
  for (const one of columns.row(number).outcomes) if (isWrittenFor(sight, one)) count += 1;
  return count;
};

/** True where an adoption has an outcome that the viewer sees. */
export const hasOutcomes = (columns: AdoptionColumns, number: number, sight: Sight): boolean =>
  countIn(columns, number, sight) > 0;

/** How many outcomes of some adoptions the viewer sees. */
export const countOutcomes = (columns: AdoptionColumns, numbers: Numbered, sight: Sight): number =>
  numbers.reduce((sum, number) => sum + countIn(columns, number, sight), 0);

/** `count` of the outcomes that the viewer sees, of those behind the first `from`; `make` gives those of one adoption. */
export const firstOutcomes = <Item>(
  { columns, sight }: { readonly columns: AdoptionColumns; readonly sight: Sight },
  numbers: Numbered,
  { from, count }: { readonly from: number; readonly count: number },
  make: (number: number) => readonly Item[],
): Item[] => {
  const found: Item[] = [];
  let at = 0;
  for (const number of numbers) {
    if (found.length >= count) break;
    const own = countIn(columns, number, sight);
    if (own > 0 && at + own > from) found.push(...make(number).slice(Math.max(0, from - at)));
    at += own;
  }
  return found.slice(0, count);
};
