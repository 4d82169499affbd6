import type { StreamName } from '../../../contracts/envelope.ts';
import type { FactKind } from '../model/facts.ts';

export interface AdoptionFacts {
  readonly adoptionId: string;
  readonly stream: StreamName;
}

/** Asked so that the refusal can tell another Kommune's adoption from one that does not exist or is hidden. */
export const adoptionFact: FactKind<AdoptionFacts | undefined> = { name: 'adoption' };
