import { kommune } from '../../../contracts/fields/kinds/kommune.ts';
import type { FactKind } from '../model/facts.ts';
import { refFact } from '../model/ref-facts.ts';

/** The Kommune that has a key. */
export interface CarrierFacts {
  readonly kommuneId: string;
  readonly name: string;
}

export interface KommuneFacts extends CarrierFacts {
  /** True where it is that Kommune, or that one runs it (`verwaltetDurch`), also through others. */
  isRunBy(kommuneId: string): boolean;
}

export const kommuneFact = refFact<KommuneFacts>(kommune);

/** The active Kommune that has this AGS or ARS already, as `normalisedKey` writes it (rule 23). */
export const regionalKeyFact: FactKind<CarrierFacts | undefined> = { name: 'regional-key' };
