import type { Position } from '../../contracts/envelope.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';

/**
 * What the command side asks the projections (DESIGN §3, Across streams): which stream holds a thing, and what
 * cannot change once it is written. The rules themselves are checked on that stream.
 */
export interface Directory {
  /** Resolves when everything up to the place of `position` has been projected; false when that takes too long. */
  waitFor(position: Position | null): Promise<boolean>;
  /** True where the event at this very position has been projected: not another one at its place. */
  knows(position: Position): boolean;
  /** The read models of now. */
  models(): ReadModels;
  /** True where the operator has confirmed this organisation as a public body (rule 24). */
  isConfirmed(organisationId: string): boolean;
}
