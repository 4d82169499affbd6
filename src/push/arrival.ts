import type { Position } from '../../contracts/envelope.ts';
import type { ReadSide } from '../project/read-side.ts';

/** What tells whether a position comes. */
export interface ArrivalParts {
  readonly readSide: Pick<ReadSide, 'knows' | 'waitFor'>;
  /** Whether a position that has not been applied may still come (`EventStore.mayCome`). */
  readonly mayCome: (position: Position) => Promise<boolean>;
  readonly waitMs: number;
}

/**
 * True once a position has been applied that another hub told of; false where it never will be, or that takes too long. Never rejects:
 * while nobody can say, it is waited for.
 */
export const arrival = async (
  position: Position,
  { readSide, mayCome, waitMs }: ArrivalParts,
): Promise<boolean> =>
  (await mayCome(position).catch(() => true)) &&
  (await readSide.waitFor(position, waitMs)) &&
  readSide.knows(position);
