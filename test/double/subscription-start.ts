import { status } from '@grpc/grpc-js';
import { firstShown, indexAt, isAt, isPlace, type Place } from './places.ts';
import type { Serving } from './serving.ts';
import { failure, misused } from './status.ts';
import type { ReadOptions } from './wire.ts';

/** Where a subscription to `$all` begins. */
export interface Start {
  /** Index of the first record to look at. */
  readonly index: number;
  /** What lies up to here is passed over; undefined where nothing is. */
  readonly reached: Place | undefined;
  /** The place that was asked for. */
  readonly from: Place | undefined;
}

/** Rules 5.2 and 5.4: 24 compares with the place; 23.10 reads one event there and begins behind it, whichever that is. */
export const startOf = (options: ReadOptions, node: Serving): Start => {
  const all = options.getAll();
  const sent = all?.getPosition();
  if (sent === undefined) {
    const index = all?.hasEnd() ? node.visible : 0;
    return { index, reached: undefined, from: undefined };
  }
  const from = { commit: Number(sent.getCommitPosition()), prepare: Number(sent.getPreparePosition()) };
  const { log, manner, visible } = node;
  const at = indexAt(log, from);
  if (manner !== '23.10') return { index: Math.min(at, visible), reached: from, from };
  const after = at + (isAt(log, at, from) ? 1 : 0);
  const index = log.hardships.has('5.2') ? firstShown(log, at) + 1 : after;
  return { index: Math.min(index, visible), reached: log.hardships.has('5.4') ? undefined : from, from };
};

/** Rule 5.11. */
export const checkStart = ({ from }: Start, { log, manner }: Serving): void => {
  if (from === undefined || isPlace(log, from)) return;
  if (manner === '23.10') throw misused();
  throw failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');
};
