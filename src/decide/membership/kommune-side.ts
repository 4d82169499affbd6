import { type FieldDate, firstDay, lastDay } from '../../../contracts/fields.ts';
import type { BodyOf } from '../../../contracts/subjects.ts';
import { interestFact, membershipFact } from '../facts/membership.ts';
import { type VerbundFacts, verbundFact } from '../facts/verbund.ts';
import type { Circumstances, Decision } from '../model/decider.ts';
import { type Refusal, refuse, wrongField } from '../model/refusal.ts';
import { beforeFounding, isJoined, type MembershipState, mustBeJoined } from './state.ts';

interface Asked {
  readonly verbundId: string;
  readonly on?: FieldDate | undefined;
}

const dated = ({ verbundId, on }: Asked, today: string) => ({ verbundId, on: on ?? today });

/** Interest in a Verbund: only while the Kommune has neither joined nor asked to, and anew once an earlier one has lapsed. */
export const declareInterest = (
  body: BodyOf<'declare-interest'>,
  { facts, today }: Circumstances,
): Decision<'declare-interest'> => {
  const verbund = facts.get(verbundFact, body.verbundId);
  const refusal = mustBeJoined(verbund);
  if (refusal !== undefined) return refusal;
  const status = facts.get(membershipFact, body.verbundId)?.status;
  if (status === 'mitglied') return refuse(`Sie gehören schon zu „${verbund.name}“.`);
  if (status === 'angefragt')
    return refuse(`Sie haben den Beitritt zu „${verbund.name}“ schon erklärt; die Antwort steht noch aus.`);
  return facts.get(interestFact, body.verbundId) !== undefined
    ? []
    : [{ type: 'InterestDeclared', data: dated(body, today) }];
};

/** Refuses to join before the day on which the Kommune last left. */
const beforeLeaving = (on: FieldDate, leftOn: FieldDate | undefined): Refusal | undefined =>
  leftOn !== undefined && lastDay(on) < firstDay(leftOn)
    ? wrongField('/on', 'Der Beitritt kann nicht vor dem letzten Austritt liegen.')
    : undefined;

/** The Kommune joins, or asks again after a no; nothing changes where it is a member or has asked. */
export const join = (
  state: MembershipState,
  body: BodyOf<'join-verbund'>,
  { facts, today }: Circumstances,
): Decision<'join-verbund'> => {
  const verbund = facts.get(verbundFact, body.verbundId);
  const refusal = mustBeJoined(verbund);
  if (refusal !== undefined) return refusal;
  const status = facts.get(membershipFact, body.verbundId)?.status;
  if (status === 'mitglied' || status === 'angefragt') return [];
  const data = dated(body, today);
  return (
    beforeFounding('/on', data.on, verbund.gegruendet) ??
    beforeLeaving(data.on, state.leftOn.get(body.verbundId)) ?? [{ type: 'KommuneJoined', data }]
  );
};

/** The Kommune leaves, whatever the Verbund has said; not before the day on which it joined. */
export const leave = (
  body: BodyOf<'leave-verbund'>,
  { facts, today }: Circumstances,
): Decision<'leave-verbund'> => {
  const verbund = facts.get(verbundFact, body.verbundId);
  const refusal = mustBeJoined(verbund);
  if (refusal !== undefined) return refusal;
  const membership = facts.get(membershipFact, body.verbundId);
  if (membership?.kommune !== 'ja') return refuse(`Sie gehören nicht zu „${verbund.name}“.`);
  const data = dated(body, today);
  if (lastDay(data.on) < firstDay(membership.since))
    return wrongField('/on', 'Der Austritt kann nicht vor dem Beitritt liegen.');
  const zurueckgezogen = membership.status === 'mitglied' ? {} : { zurueckgezogen: true as const };
  return [{ type: 'KommuneLeft', data: { ...data, ...zurueckgezogen } }];
};

/** Rule 24: only a membership that the Verbund has recorded can be accepted or declined. */
const notRecorded = (
  { kind, name, verbundId }: VerbundFacts,
  { facts }: Circumstances,
): Refusal | undefined => {
  if (isJoined(kind))
    return refuse(`„${name}“ gibt keine Mitglieder an: Die Kommune tritt selbst bei.`, undefined, [
      'join-verbund',
    ]);
  return facts.get(membershipFact, verbundId)?.verbund === 'ja'
    ? undefined
    : refuse(`„${name}“ hat nicht angegeben, dass Sie Mitglied sind.`, 24);
};

/** The Kommune accepts the membership that the Verbund has recorded. */
export const acceptMembership = (
  body: BodyOf<'accept-membership'>,
  circumstances: Circumstances,
): Decision<'accept-membership'> => {
  const { facts } = circumstances;
  const refusal = notRecorded(facts.get(verbundFact, body.verbundId), circumstances);
  if (refusal !== undefined) return refusal;
  return facts.get(membershipFact, body.verbundId)?.kommune === 'ja'
    ? []
    : [{ type: 'MembershipAccepted', data: body }];
};

/** The Kommune declines: at once, after it accepted, or where the operator's confirmation had replaced its answer. */
export const declineMembership = (
  body: BodyOf<'decline-membership'>,
  circumstances: Circumstances,
): Decision<'decline-membership'> => {
  const { facts } = circumstances;
  const refusal = notRecorded(facts.get(verbundFact, body.verbundId), circumstances);
  if (refusal !== undefined) return refusal;
  const declined = facts.get(membershipFact, body.verbundId)?.status === 'abgelehnt';
  return declined ? [] : [{ type: 'MembershipDeclined', data: body }];
};
