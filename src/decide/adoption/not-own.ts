import { adoptionFact } from '../facts/adoption.ts';
import { ask, type FactQuery, type Facts } from '../model/facts.ts';
import { type Refusal, refuse, unknown } from '../model/refusal.ts';

/** The fact queries of a command that names an adoption. */
export const namedAdoption = ({ adoptionId }: { readonly adoptionId: string }): readonly FactQuery[] => [
  ask(adoptionFact, adoptionId, '/adoptionId'),
];

/** Rule 8: only the adopter acts on an adoption; one that the organisation may not see is answered like one that does not exist. */
export const notOwnAdoption = (adoptionId: string, facts: Facts): Refusal =>
  facts.get(adoptionFact, adoptionId) === undefined
    ? unknown('/adoptionId', 'Diese Übernahme gibt es hier nicht.')
    : refuse('Das kann nur eintragen, wer übernommen hat.', 8);
