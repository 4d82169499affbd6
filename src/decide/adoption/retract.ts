import type { BodyOf } from '../../../contracts/subjects.ts';
import { type BuiltOnFacts, builtOnFact } from '../facts/adoption.ts';
import type { Circumstances, Decision } from '../model/decider.ts';
import { ask, type FactQuery } from '../model/facts.ts';
import { type Refusal, refuse } from '../model/refusal.ts';
import { namedAdoption, notOwnAdoption } from './not-own.ts';
import { type Adoption, type AdoptionState, isActive } from './state.ts';

/** The fact queries of `retract-adoption`. */
export const retracting = (body: BodyOf<'retract-adoption'>): readonly FactQuery[] => [
  ...namedAdoption(body),
  ask(builtOnFact, body.adoptionId, '/adoptionId'),
];

const namesOf = ({ by, more }: BuiltOnFacts): string => `${by.join(', ')}${more ? ' und weitere' : ''}`;

/** Rule 6: what others took over stays; that it is over can be said all the same. */
const builtOn = (adoptionId: string, adoption: Adoption, built: BuiltOnFacts): Refusal =>
  refuse(
    `Darauf bauen schon andere Einträge auf (${namesOf(built)}). Deshalb bleibt stehen, dass es diese Übernahme gab; rückgängig machen geht nicht mehr.`,
    6,
    isActive(adoption)
      ? [`end-usage mit adoptionId ${adoptionId}`, 'abandon-adoption', 'record-adaptation']
      : undefined,
  );

/** Declared in error: it counts nowhere from now on, as long as nobody has built on it; the same again changes nothing. */
export const retract = (
  state: AdoptionState,
  body: BodyOf<'retract-adoption'>,
  { facts }: Circumstances,
): Decision<'retract-adoption'> => {
  const { adoptionId } = body;
  if (state.retracted.has(adoptionId)) return [];
  const own = state.all.get(adoptionId);
  if (own === undefined) return notOwnAdoption(adoptionId, facts);
  const built = facts.get(builtOnFact, adoptionId);
  return built === undefined ? [{ type: 'AdoptionRetracted', data: body }] : builtOn(adoptionId, own, built);
};
