import type { Position } from '../../contracts/envelope.ts';
import type { RecordedPush } from '../model.ts';

/** Index of the first push after a position; of the first push where there is none. */
export const indexAfter = (pushes: readonly RecordedPush[], position: Position): number => {
  let [low, high] = [0, pushes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pushes[middle] as RecordedPush).position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};
