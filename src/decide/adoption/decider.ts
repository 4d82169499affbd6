import type { BodyOf, DataOf } from '../../../contracts/subjects.ts';
import { solutionFact } from '../facts/solution.ts';
import { sameEntry } from '../model/compare.ts';
import type { Circumstances, Decider, Decision } from '../model/decider.ts';
import { isRefusal, type Refusal, refuse, unknown, wrongField } from '../model/refusal.ts';
import { namedAdoption, notOwnAdoption } from './not-own.ts';
import { retract, retracting } from './retract.ts';
import { type Limits, pinSources, toAdopt, toJoin } from './sources.ts';
import { type Adoption, type AdoptionState, evolveAdoptions, isActive } from './state.ts';
import {
  abandon,
  changeStatus,
  endUsage,
  reconfirm,
  recordAdaptation,
  release,
  stateUnchanged,
} from './usage.ts';

const plan = (
  state: AdoptionState,
  body: BodyOf<'plan-adoption'>,
  circumstances: Circumstances,
): Decision<'plan-adoption'> => {
  const pinned = pinSources(body.sources, state, circumstances, toAdopt());
  if (isRefusal(pinned)) return pinned;
  const adoptionId = circumstances.newId('adoption');
  const data = { ...body, sources: [...pinned], adoptionId };
  return [{ type: 'AdoptionPlanned', data }];
};

/** A decline says that something is not taken over: what is over may be declined, what is planned or in use has an end of its own. */
const TO_DECLINE: Limits = {
  source: () => undefined,
  active: (adoptionId, { begun }) =>
    begun === undefined
      ? refuse('Diese Übernahme ist geplant. Dass es nicht dazu kommt, bitte dort eintragen.', 6, [
          `abandon-adoption mit adoptionId ${adoptionId}`,
        ])
      : refuse('Diese Lösung nutzen Sie. Dass Sie damit aufhören, bitte dort eintragen.', 6, [
          `end-usage mit adoptionId ${adoptionId}`,
          'abandon-adoption',
        ]),
};

/** Whether something is declined again: the same again changes nothing, other words about it need another look. */
const again = (
  state: AdoptionState,
  body: Omit<DataOf<'AdoptionDeclined'>, 'adoptionId'>,
): readonly [] | Refusal | undefined => {
  const before = body.sources.flatMap(({ solutionId }) => state.declined.get(solutionId) ?? [])[0];
  if (before === undefined) return undefined;
  const { adoptionId, ...said } = before;
  return sameEntry(said, body)
    ? []
    : refuse(
        'Dass Sie diese Lösung nicht übernehmen, steht schon da. Wenn Sie sie neu prüfen, bitte als geplante Übernahme.',
        6,
        ['plan-adoption mit status in-pruefung', `release-result mit adoptionId ${adoptionId}`],
      );
};

/** Looked at, and not taken over: no plan came before it. */
const decline = (
  state: AdoptionState,
  body: BodyOf<'decline-solution'>,
  circumstances: Circumstances,
): Decision<'decline-solution'> => {
  if (body.sichtbarkeit === 'oeffentlich')
    return refuse(
      'Was nicht weiterverfolgt wird, sehen zunächst höchstens die eigenen Zusammenschlüsse. Danach können Sie es für alle freigeben.',
      9,
      ['decline-solution mit sichtbarkeit verbund, danach release-result'],
    );
  const pinned = pinSources(body.sources, state, circumstances, TO_DECLINE);
  if (isRefusal(pinned)) return pinned;
  const data = { ...body, sources: [...pinned] };
  return (
    again(state, data) ?? [
      { type: 'AdoptionDeclined', data: { ...data, adoptionId: circumstances.newId('adoption') } },
    ]
  );
};

/** A planned adoption begins once, and only in the stream that planned it. */
const notPlanned = (state: AdoptionState, adoptionId: string | undefined): Refusal | undefined => {
  if (adoptionId === undefined) return undefined;
  const planned = state.all.get(adoptionId);
  if (planned === undefined) return unknown('/adoptionId', 'Diese geplante Übernahme gibt es hier nicht.');
  return planned.begun === undefined && isActive(planned)
    ? undefined
    : refuse('Diese Übernahme ist nicht mehr geplant: Sie hat begonnen oder wird nicht weiterverfolgt.', 6);
};

/** What went in as one's own is of the own stream, shared or made by an adoption. */
const notOneself = (eigenes: string | undefined, { facts, stream }: Circumstances): Refusal | undefined =>
  eigenes === undefined || facts.get(solutionFact, eigenes).stream === stream
    ? undefined
    : wrongField('/eigenes', 'Bitte ein eigenes Projekt nennen; was von anderen kommt, ist eine Vorlage.');

const adopt = (
  state: AdoptionState,
  body: BodyOf<'adopt-best-practice'>,
  circumstances: Circumstances,
): Decision<'adopt-best-practice'> => {
  const refusal = notPlanned(state, body.adoptionId);
  if (refusal !== undefined) return refusal;
  const pinned = pinSources(body.sources, state, circumstances, toAdopt(body.adoptedOn, body.adoptionId));
  if (isRefusal(pinned)) return pinned;
  const foreign = notOneself(body.eigenes, circumstances);
  if (foreign !== undefined) return foreign;
  const { newId } = circumstances;
  const adoptionId = body.adoptionId ?? newId('adoption');
  const data = { ...body, sources: [...pinned], adoptionId, solutionId: newId('solution') };
  return [{ type: 'BestPracticeAdopted', data }];
};

/** Says that it was built jointly: rule 25, for oneself alone, invited or not. */
const join = (
  state: AdoptionState,
  body: BodyOf<'join-project'>,
  circumstances: Circumstances,
): Decision<'join-project'> => {
  const { solutionId, version, ...said } = body;
  const pinned = pinSources([{ solutionId, version }], state, circumstances, toJoin(body.seit));
  if (isRefusal(pinned)) return pinned;
  const { newId } = circumstances;
  const made = { adoptionId: newId('adoption'), solutionId: newId('solution') };
  return [{ type: 'ProjectJoined', data: { sources: [...pinned], ...said, ...made } }];
};

/** Rule 8: decides on an adoption of the own stream, and refuses one that is not. */
const onOwn =
  <Body extends { readonly adoptionId: string }, Decided>(
    decide: (adoption: Adoption, body: Body, circumstances: Circumstances) => Decided,
  ) =>
  (state: AdoptionState, body: Body, circumstances: Circumstances): Decided | Refusal => {
    const own = state.all.get(body.adoptionId);
    return own === undefined
      ? notOwnAdoption(body.adoptionId, circumstances.facts)
      : decide(own, body, circumstances);
  };

/** What a Kommune takes over from others, from plan to end (rules 6 to 9). */
export const adoptionDecider: Decider<AdoptionState, 'adoption'> = {
  subject: 'adoption',
  initial: () => ({
    all: new Map(),
    active: new Map(),
    declined: new Map(),
    joined: new Set(),
    retracted: new Set(),
  }),
  evolve: evolveAdoptions,

  factQueries: {
    'change-adoption-status': namedAdoption,
    'record-adaptation': namedAdoption,
    'state-unchanged': namedAdoption,
    'reconfirm-usage': namedAdoption,
    'end-usage': namedAdoption,
    'abandon-adoption': namedAdoption,
    'release-result': namedAdoption,
    'retract-adoption': retracting,
  },

  decide: {
    'plan-adoption': plan,
    'adopt-best-practice': adopt,
    'join-project': join,
    'change-adoption-status': onOwn(changeStatus),
    'record-adaptation': onOwn(recordAdaptation),
    'state-unchanged': onOwn(stateUnchanged),
    'reconfirm-usage': onOwn(reconfirm),
    'end-usage': onOwn(endUsage),
    'abandon-adoption': onOwn(abandon),
    'decline-solution': decline,
    'release-result': onOwn(release),
    'retract-adoption': retract,
  },
};
