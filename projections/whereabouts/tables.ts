import type { StreamName } from '../../contracts/envelope.ts';
import { type Audience, type ReadTables, table } from '../model.ts';

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

export const whereaboutsTables = {
  /** By solutionId. */
  solutions: table<SolutionPlace>()(),
  /** By adoptionId. */
  adoptions: table<AdoptionPlace>()(),
};

export type WhereaboutsTables = ReadTables<typeof whereaboutsTables>;
