import type { Log } from './log.ts';
import { isShown, type Recorded } from './record.ts';
import type { Serving } from './serving.ts';
import { unknown } from './status.ts';

/** A place of the log as a client names it. */
export interface Place {
  readonly commit: number;
  readonly prepare: number;
}

/** The largest number that the server takes for a position. */
const LARGEST = 2 ** 63;

export const placeOf = ({ position }: Recorded): Place => ({ commit: position, prepare: position });

export const isLater = (a: Place, b: Place | undefined): boolean =>
  b === undefined || a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare);

/** Index of the first record that does not begin before a place. */
export const indexAt = ({ records }: Log, { commit, prepare }: Place): number => {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isLater({ commit, prepare }, placeOf(records[middle] as Recorded))) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Index of the first record from `from` on that anybody is shown. */
export const firstShown = ({ records }: Log, from: number): number => {
  let index = from;
  while (index < records.length && !isShown(records[index] as Recorded)) index += 1;
  return index;
};

/** True where the record with this index is the event of a place. */
export const isAt = ({ records }: Log, index: number, { commit, prepare }: Place): boolean =>
  records[index]?.position === commit && commit === prepare;

/** True where a record begins, or the last one does before (rules 4.7 and 5.11: inside the last one is no mistake). */
export const isPlace = (log: Log, { commit }: Place): boolean => {
  if (commit === 0) return true;
  const last = log.records.at(-1);
  const inLast = log.hardships.has('4.7') ? (last?.position ?? 0) : log.end - 1;
  return commit > inLast || log.records[indexAt(log, { commit, prepare: 0 })]?.position === commit;
};

/** What stands between two indexes, as many as are wanted, in the direction in which they are given. */
const shown = ({ records }: Log, from: number, to: number, count: number): Recorded[] => {
  const found: Recorded[] = [];
  const step = from <= to ? 1 : -1;
  for (let index = from; index !== to && found.length < count; index += step) {
    const record = records[index] as Recorded;
    if (isShown(record)) found.push(record);
  }
  return found;
};

/** Rules 4.6, 4.7 and 4.13: what `$all` has after a place (absent: the beginning), the one at the place with it. */
export const forwards = (node: Serving, place: Place | undefined, count: number): Recorded[] => {
  if (place !== undefined) check(node, place);
  const from = place === undefined ? 0 : indexAt(node.log, place);
  return from >= node.visible ? [] : shown(node.log, from, node.visible, count);
};

/** Rules 4.6, 4.7 and 4.13: what `$all` has that ends before a place (absent: the end), the last one first. */
export const backwards = (node: Serving, place: Place | undefined, count: number): Recorded[] => {
  if (place !== undefined) check(node, place);
  if (place !== undefined && place.commit > node.log.end && node.log.hardships.has('4.7'))
    throw unknown('Unexpected ReadAllResult: Error');
  const until = place === undefined ? node.visible : Math.min(endsBefore(node.log, place), node.visible);
  return until <= 0 ? [] : shown(node.log, until - 1, -1, count);
};

/** How many records end at or before a place: from (P, 0) the one right before P does not. */
const endsBefore = (log: Log, place: Place): number => {
  const index = indexAt(log, place);
  const within = log.records[index]?.position !== place.commit && place.commit < log.end;
  const half = place.prepare < place.commit && log.hardships.has('4.6');
  return within || half ? index - 1 : index;
};

const check = ({ log, manner }: Serving, { commit, prepare }: Place): void => {
  if (commit < prepare || commit >= LARGEST) throw unknown('Exception was thrown by handler.');
  if (!isPlace(log, { commit, prepare }))
    throw unknown(`Unexpected ReadAllResult: ${manner === '23.10' ? 'Error' : 'InvalidPosition'}`);
};
