import type { BodyOf } from '../../contracts/subjects.ts';
import { referenceFact } from './facts/reference.ts';
import { type Circumstances, type Decider, type Decision, unremembered } from './model/decider.ts';
import { refuse } from './model/refusal.ts';

/** The referenceIds that this Kommune has claimed. */
type ReferenceState = Set<string>;

const claim = (
  state: ReferenceState,
  body: BodyOf<'claim-reference'>,
  { facts, newId, organisationId }: Circumstances,
): Decision<'claim-reference'> => {
  if (facts.get(referenceFact, body.referenceId).kommuneId !== organisationId)
    return refuse('Dieser Verweis handelt von einer anderen Kommune; nur sie kann ihn übernehmen.');
  if (state.has(body.referenceId))
    return refuse('Diesen Verweis haben Sie schon als eigenes Projekt übernommen.', undefined, [
      'revise-project',
    ]);
  const { referenceId, ...fields } = body;
  const solutionId = newId('solution');
  const { sichtbarkeit } = fields;
  return [
    { type: 'ReferenceClaimed', data: { referenceId, solutionId, sichtbarkeit } },
    { type: 'ProjectShared', data: { ...fields, solutionId } },
  ];
};

/** What publications report: recorded by a Verbund in its own stream, claimed by the Kommune in hers. */
export const referenceDecider: Decider<ReferenceState, 'reference'> = {
  subject: 'reference',
  initial: () => new Set(),

  evolve: {
    ReferenceRecorded: unremembered,
    ReferenceClaimed: (state, { data }) => {
      state.add(data.referenceId);
    },
  },

  decide: {
    'record-reference': (_, body, { newId }) => [
      { type: 'ReferenceRecorded', data: { ...body, referenceId: newId('reference') } },
    ],
    'claim-reference': claim,
  },
};
