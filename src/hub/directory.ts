import type { Position } from '../../contracts/envelope.ts';
import type { Directory } from '../command/directory.ts';
import type { ReadSide } from '../project/read-side.ts';

/**
 * What the command side asks the read models, as of now; `waitMs` bounds the wait for them. `confirmedBodies` are the ids of the
 * organisations that the operator has confirmed as public bodies.
 */
export const directoryOf = (
  readSide: ReadSide,
  waitMs: number,
  confirmedBodies: ReadonlySet<string> = new Set(),
): Directory => ({
  waitFor: async (position: Position | null) => position === null || readSide.waitFor(position, waitMs),
  knows: (position) => readSide.knows(position),
  models: () => readSide.models(),
  isConfirmed: (organisationId) => confirmedBodies.has(organisationId),
});
