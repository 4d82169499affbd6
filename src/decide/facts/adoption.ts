import type { StreamName } from '../../../contracts/envelope.ts';
import type { FactKind } from '../model/facts.ts';

export interface AdoptionFacts {
  readonly adoptionId: string;
  readonly stream: StreamName;
}

/** Asked so that the refusal can tell another Kommune's adoption from one that does not exist or is hidden. */
export const adoptionFact: FactKind<AdoptionFacts | undefined> = { name: 'adoption' };

/** Who has built on an adoption: taken over from it, with more in between too, or named it as what something is made of. */
export interface BuiltOnFacts {
  /** The names of some of those who did, each once. */
  readonly by: readonly string[];
  /** True where there are more. */
  readonly more: boolean;
}

/** What the organisation that asks sees of who built on an adoption; undefined where that is nobody. */
export const builtOnFact: FactKind<BuiltOnFacts | undefined> = { name: 'built-on' };
