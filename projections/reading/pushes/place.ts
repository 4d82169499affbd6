import type { Position } from '../../../contracts/envelope.ts';
import { countFitting } from '../../lists/sorted.ts';
import type { RecordedPush } from '../../model/push.ts';

/** Index of the first push after a position. */
export const indexAfter = (pushes: readonly RecordedPush[], after: Position): number =>
  countFitting(pushes, ({ position }) => position <= after);
