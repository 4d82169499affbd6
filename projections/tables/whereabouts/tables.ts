import type { StreamName } from '../../../contracts/envelope.ts';
import { type Audience, isNarrower } from '../../model/audience.ts';
import { type ByNow, type ReadTables, table } from '../../model/table.ts';

/** Where something lives, and who may know of it. */
export interface Place {
  readonly stream: StreamName;
  readonly audience: Audience;
}

/** A shared solution, or a variant that an adoption made. */
export interface SolutionPlace extends Place {
  readonly kind: 'shared' | 'variant';
  /** The adoption that made the variant. */
  readonly adoptionId?: string;
}

export interface AdoptionPlace extends Place {
  /** The variant, once the adoption has begun. */
  readonly solutionId?: string;
}

/** An entry of any other kind, or something that was made within one. */
export interface EntryPlace extends Place {
  /** The name of its kind. */
  readonly kind: string;
  /** The entry that it was made within: whoever sees that sees this, too. */
  readonly within?: string;
}

/** Whoever looks back does not see what has been put before fewer since. */
const notWider = <Kind extends Place>(): ByNow<Kind> => ({
  seen: (then, now) => (isNarrower(now.audience, then.audience) ? { ...then, audience: now.audience } : then),
  moves: (before, now) => before.audience.level !== now.audience.level,
});

export const whereaboutsTables = {
  /** By solutionId. */
  solutions: table<SolutionPlace>()({}, notWider()),
  /** By adoptionId. */
  adoptions: table<AdoptionPlace>()({}, notWider()),
  /** By id: every entry of another kind, as its events say (`entry`), and what was made within it. */
  entries: table<EntryPlace>()({}, notWider()),
};

export type WhereaboutsTables = ReadTables<typeof whereaboutsTables>;
