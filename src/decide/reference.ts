import type { BodyOf } from '../../contracts/subjects.ts';
import { type Circumstances, type Decider, type Decision, unremembered } from './model/decider.ts';
import type { FactQuery } from './model/facts.ts';
import { refuse } from './model/refusal.ts';
import { relatedQueries } from './solution.ts';

/** The referenceIds that this Kommune has claimed. */
type ReferenceState = Set<string>;

const claim = (
  state: ReferenceState,
  body: BodyOf<'claim-reference'>,
  { facts, newId, organisationId }: Circumstances,
): Decision<'claim-reference'> => {
  if (facts.reference(body.referenceId).kommuneId !== organisationId)
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

const recordQueries = ({ kommuneId, adoptedFrom }: BodyOf<'record-reference'>): readonly FactQuery[] => [
  { kind: 'kommune', id: kommuneId, path: '/kommuneId' },
  ...(adoptedFrom === undefined
    ? []
    : [{ kind: 'solution-or-reference', id: adoptedFrom, path: '/adoptedFrom' } as const]),
];

const claimQueries = (body: BodyOf<'claim-reference'>): readonly FactQuery[] => [
  { kind: 'reference', id: body.referenceId, path: '/referenceId' },
  ...relatedQueries(body),
];

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

  factQueries: {
    'record-reference': recordQueries,
    'claim-reference': claimQueries,
  },

  decide: {
    'record-reference': (_, body, { newId }) => [
      { type: 'ReferenceRecorded', data: { ...body, referenceId: newId('reference') } },
    ],
    'claim-reference': claim,
  },
};
