import type { Facts, Need } from './facts.ts';
import { type Refusal, refuse, unknown } from './model.ts';

/** What a command must know of the adoption that it names. */
export const adoptionNeed = (body: { readonly adoptionId: string }): Need => ({
  kind: 'adoption',
  id: body.adoptionId,
  path: '/adoptionId',
});

/** Rule 8: only the adopter acts on an adoption; one that nobody here may see does not exist. */
export const notOwnAdoption = (adoptionId: string, facts: Facts): Refusal =>
  facts.adoption(adoptionId) === undefined
    ? unknown('/adoptionId', 'Diese Übernahme gibt es hier nicht.')
    : refuse('Das kann nur die Kommune eintragen, die übernommen hat.', 8);
