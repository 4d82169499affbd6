import { type FieldDate, firstDay, lastDay } from '../../contracts/fields.ts';
import type { VerbundFacts } from './facts.ts';
import {
  type BodyOf,
  beforeFounding,
  isJoined,
  type MembershipEvent,
  type MembershipState,
  mustBeJoined,
} from './membership-state.ts';
import { type Circumstances, type Decision, type Refusal, refuse, wrongField } from './model.ts';

interface Asked {
  readonly verbundId: string;
  readonly on?: FieldDate | undefined;
}

type Said = Decision<MembershipEvent>;

const dated = ({ verbundId, on }: Asked, today: string) => ({ verbundId, on: on ?? today });

/** Interest in a Verbund; once is enough, and who belongs to it or has asked to has more than interest. */
export const declareInterest = (
  state: MembershipState,
  body: BodyOf<'declare-interest'>,
  { facts, today }: Circumstances,
): Said => {
  const verbund = facts.verbund(body.verbundId);
  const refusal = mustBeJoined(verbund);
  if (refusal !== undefined) return refusal;
  const status = facts.membership(body.verbundId)?.status;
  if (status === 'mitglied') return refuse(`Sie gehören schon zu „${verbund.name}“.`);
  if (status === 'angefragt')
    return refuse(`Sie haben den Beitritt zu „${verbund.name}“ schon erklärt; die Antwort steht noch aus.`);
  return state.interests.has(body.verbundId) ? [] : [{ type: 'InterestDeclared', data: dated(body, today) }];
};

/** A Kommune that has left was out until that day. */
const beforeLeaving = (on: FieldDate, leftOn: FieldDate | undefined): Refusal | undefined =>
  leftOn !== undefined && lastDay(on) < firstDay(leftOn)
    ? wrongField('/on', 'Der Beitritt kann nicht vor dem letzten Austritt liegen.')
    : undefined;

/** The Kommune's word, and anew after a no; nothing changes where it stands already. */
export const join = (
  state: MembershipState,
  body: BodyOf<'join-verbund'>,
  { facts, today }: Circumstances,
): Said => {
  const verbund = facts.verbund(body.verbundId);
  const refusal = mustBeJoined(verbund);
  if (refusal !== undefined) return refusal;
  const status = facts.membership(body.verbundId)?.status;
  if (status === 'mitglied' || status === 'angefragt') return [];
  const data = dated(body, today);
  return (
    beforeFounding('/on', data.on, verbund.gegruendet) ??
    beforeLeaving(data.on, state.leftOn.get(body.verbundId)) ?? [{ type: 'KommuneJoined', data }]
  );
};

/** Takes the Kommune's word back, whatever the Verbund has said: at once, and not before it joined. */
export const leave = (body: BodyOf<'leave-verbund'>, { facts, today }: Circumstances): Said => {
  const verbund = facts.verbund(body.verbundId);
  const refusal = mustBeJoined(verbund);
  if (refusal !== undefined) return refusal;
  const membership = facts.membership(body.verbundId);
  if (membership?.kommune !== 'ja') return refuse(`Sie gehören nicht zu „${verbund.name}“.`);
  const data = dated(body, today);
  if (lastDay(data.on) < firstDay(membership.since))
    return wrongField('/on', 'Der Austritt kann nicht vor dem Beitritt liegen.');
  const zurueckgezogen = membership.status === 'mitglied' ? {} : { zurueckgezogen: true as const };
  return [{ type: 'KommuneLeft', data: { ...data, ...zurueckgezogen } }];
};

/** Rule 24: only a membership that the Verbund has recorded is accepted or declined. */
const notRecorded = (
  { kind, name, verbundId }: VerbundFacts,
  { facts }: Circumstances,
): Refusal | undefined => {
  if (isJoined(kind))
    return refuse(`„${name}“ gibt keine Mitglieder an: Die Kommune tritt selbst bei.`, undefined, [
      'join-verbund',
    ]);
  return facts.membership(verbundId)?.verbund === 'ja'
    ? undefined
    : refuse(`„${name}“ hat nicht angegeben, dass Sie Mitglied sind.`, 24);
};

/** The Kommune's yes to what the Verbund has recorded. */
export const acceptMembership = (body: BodyOf<'accept-membership'>, circumstances: Circumstances): Said => {
  const { facts } = circumstances;
  const refusal = notRecorded(facts.verbund(body.verbundId), circumstances);
  if (refusal !== undefined) return refusal;
  return facts.membership(body.verbundId)?.kommune === 'ja'
    ? []
    : [{ type: 'MembershipAccepted', data: body }];
};

/** The Kommune's no: instead of a yes, after one, or where the operator's confirmation had stood in for its word. */
export const declineMembership = (body: BodyOf<'decline-membership'>, circumstances: Circumstances): Said => {
  const { facts } = circumstances;
  const refusal = notRecorded(facts.verbund(body.verbundId), circumstances);
  if (refusal !== undefined) return refusal;
  const declined = facts.membership(body.verbundId)?.status === 'abgelehnt';
  return declined ? [] : [{ type: 'MembershipDeclined', data: body }];
};
