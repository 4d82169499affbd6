import { dayInBerlin } from '../../contracts/days.ts';
import type { Position } from '../../contracts/envelope.ts';
import { onDay } from '../../projections/tables/kommune/on-day.ts';
import type { Directory } from '../command/directory.ts';
import type { ReadSide } from '../project/read-side.ts';

/**
 * What the command side asks the read models, as of now, by the clock `now`; `waitMs` bounds the wait for them. `confirmedBodies` are the ids of the
 * organisations that the operator has confirmed as public bodies.
 */
export const directoryOf = (
  readSide: ReadSide,
  waitMs: number,
  now: () => Date,
  confirmedBodies: ReadonlySet<string> = new Set(),
): Directory => ({
  waitFor: async (position: Position | null) => position === null || readSide.waitFor(position, waitMs),
  knows: (position) => readSide.knows(position),
  models: () => onDay(readSide.models(), dayInBerlin(now())),
  isConfirmed: (organisationId) => confirmedBodies.has(organisationId),
});
