import type { Position } from '../../../contracts/envelope.ts';
import type { Pushes } from '../../model/push.ts';

/** Index of the first push after a position. */
export const indexAfter = (pushes: Pushes, after: Position): number => {
  let [low, high] = [0, pushes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const push = pushes.at(middle);
    if (push !== undefined && push.position <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};
