import { type DateValue, monthsOnAxis } from '../words/dates.ts';
import type { Wire } from './lights.ts';

/** How long before what stands on it a light without a date is thought to be, in months. */
const BEFORE = 5;
const AFTER = 1;
/** Lights without a date that lie one behind the other are placed one after the other, up to so many. */
const ROUNDS = 40;

/**
 * Months of all lights on the axis. What has no date stands behind what it came from, else before the first that came from it: an
 * estimate, which no drawing may tell as a date.
 */
export const monthsOf = (
  dates: ReadonlyMap<string, DateValue | undefined>,
  wires: readonly Pick<Wire, 'from' | 'to'>[],
): ReadonlyMap<string, number> => {
  const months = new Map<string, number>();
  for (const [id, date] of dates) if (date !== undefined) months.set(id, monthsOnAxis(date));
  if (months.size === dates.size) return months;
  const latest = [...months.values()].reduce((a, b) => Math.max(a, b), 0);
  const [incoming, outgoing] = [Map.groupBy(wires, ({ to }) => to), Map.groupBy(wires, ({ from }) => from)];
  const known = (ids: readonly string[]) => ids.flatMap((id) => months.get(id) ?? []);
  const guess = (id: string): number | undefined => {
    const above = known((incoming.get(id) ?? []).map(({ from }) => from));
    if (above.length > 0) return Math.max(...above) + AFTER;
    const below = known((outgoing.get(id) ?? []).map(({ to }) => to));
    return below.length > 0 ? Math.min(...below) - BEFORE : undefined;
  };
  let missing = [...dates.keys()].filter((id) => !months.has(id));
  for (let round = 0; missing.length > 0 && round < ROUNDS; round += 1) {
    for (const id of missing) {
      const month = guess(id);
      if (month !== undefined) months.set(id, month);
    }
    missing = missing.filter((id) => !months.has(id));
  }
  for (const id of missing) months.set(id, latest);
  return months;
};
