import type { BodyOf } from '../../contracts/subjects.ts';
import { referenceFact } from './facts/reference.ts';
import { type SolutionFacts, solutionFact } from './facts/solution.ts';
import { personWarning } from './kontakt.ts';
import type { Circumstances, Decider, Decision } from './model/decider.ts';
import { type Refusal, refuse } from './model/refusal.ts';
import { withKontakt } from './solution.ts';

/** What a Kommune has claimed; what a Verbund has recorded, marked as contradicting, and taken back. */
interface ReferenceState {
  readonly claimed: Set<string>;
  readonly disputed: Set<string>;
  /** Those that it has not taken back. */
  readonly recorded: Set<string>;
  readonly withdrawn: Set<string>;
}

const record = (
  _: ReferenceState,
  body: BodyOf<'record-reference'>,
  { facts, newId, organisationId }: Circumstances,
): Decision<'record-reference'> => {
  if (body.verbundId === organisationId)
    return refuse('Was Sie selbst nutzen oder vorstellen, tragen Sie selbst ein.', 25, ['share-project']);
  return (
    (body.solutionId === undefined ? undefined : notCitable(facts.get(solutionFact, body.solutionId))) ?? [
      { type: 'ReferenceRecorded', data: { ...body, referenceId: newId('reference') } },
    ]
  );
};

/** A publication is public, and so is what is said of it: what it is about must be, too, and stay so. */
const notCitable = ({ kind, sichtbarkeit }: SolutionFacts): Refusal | undefined => {
  if (kind === 'variant')
    return refuse('Bitte die Lösung selbst nennen; die einzelne Umsetzung gehört zu „übernommen von“.');
  return sichtbarkeit === 'oeffentlich'
    ? undefined
    : refuse('Diese Lösung ist nicht öffentlich; eine öffentliche Angabe über sie würde sie verraten.');
};

/** A contradiction has no direction. */
const pairOf = ({ referenceId, mit }: { readonly referenceId: string; readonly mit: string }): string =>
  [referenceId, mit].sort().join(' ');

const dispute = (state: ReferenceState, body: BodyOf<'dispute-reference'>): Decision<'dispute-reference'> => {
  if (body.mit === body.referenceId) return refuse('Eine Angabe widerspricht nicht sich selbst.');
  return state.disputed.has(pairOf(body)) ? [] : [{ type: 'ReferenceDisputed', data: body }];
};

const withdraw = (
  state: ReferenceState,
  body: BodyOf<'withdraw-reference'>,
): Decision<'withdraw-reference'> => {
  if (state.withdrawn.has(body.referenceId)) return [];
  if (!state.recorded.has(body.referenceId))
    return refuse(
      'Diese Angabe hat ein anderer Zusammenschluss erfasst; nur er kann sie zurücknehmen.',
      undefined,
      ['dispute-reference'],
    );
  return [{ type: 'ReferenceWithdrawn', data: body }];
};

const claim = (
  state: ReferenceState,
  body: BodyOf<'claim-reference'>,
  { facts, newId, organisationId }: Circumstances,
): Decision<'claim-reference'> => {
  if (facts.get(referenceFact, body.referenceId).kommuneId !== organisationId)
    return refuse('Dieser Verweis handelt von einer anderen Kommune; nur sie kann ihn übernehmen.');
  if (state.claimed.has(body.referenceId))
    return refuse('Diesen Verweis haben Sie schon als eigenes Projekt übernommen.', undefined, [
      'revise-project',
    ]);
  const warning = body.kontakt && personWarning(body.kontakt);
  if (warning) return warning;
  const { referenceId, ...fields } = withKontakt(body);
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
  initial: () => ({ claimed: new Set(), disputed: new Set(), recorded: new Set(), withdrawn: new Set() }),

  evolve: {
    ReferenceRecorded: (state, { data }) => {
      state.recorded.add(data.referenceId);
    },
    ReferenceWithdrawn: (state, { data }) => {
      state.recorded.delete(data.referenceId);
      state.withdrawn.add(data.referenceId);
    },
    ReferenceDisputed: (state, { data }) => {
      state.disputed.add(pairOf(data));
    },
    ReferenceClaimed: (state, { data }) => {
      state.claimed.add(data.referenceId);
    },
  },

  decide: {
    'record-reference': record,
    'dispute-reference': dispute,
    'withdraw-reference': withdraw,
    'claim-reference': claim,
  },
};
