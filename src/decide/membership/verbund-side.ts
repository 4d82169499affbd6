import { daysAfter } from '../../../contracts/days.ts';
import { INTEREST_DAYS } from '../../../contracts/membership.ts';
import type { BodyOf } from '../../../contracts/subjects.ts';
import { interestFact, membershipFact } from '../facts/membership.ts';
import { sameDate } from '../model/compare.ts';
import type { Circumstances, Decision } from '../model/decider.ts';
import { refuse } from '../model/refusal.ts';
import { beforeFounding, isJoined, type MembershipState } from './state.ts';

/**
 * The Verbund records a Kommune as its member (rule 24). Where the operator has confirmed the Verbund as a public body, that
 * replaces the answer of a Kommune that has not answered yet; a Kommune that has declined is asked again.
 */
export const recordMembership = (
  { kind, gegruendet }: MembershipState,
  body: BodyOf<'record-membership'>,
  { facts, confirmedBody }: Circumstances,
): Decision<'record-membership'> => {
  if (isJoined(kind))
    return refuse('Einer Zusammenarbeit oder einem Arbeitskreis tritt die Kommune selbst bei.', undefined, [
      'join-verbund',
    ]);
  const refusal = beforeFounding('/since', body.since, gegruendet);
  if (refusal !== undefined) return refusal;
  const known = facts.get(membershipFact, body.kommuneId);
  const standsIn = confirmedBody && known?.kommune === undefined;
  const data = { ...body, ...(standsIn ? { bestaetigt: 'betrieb' as const } : {}) };
  if (known?.verbund !== 'ja' || known.status === 'abgelehnt') return [{ type: 'MembershipRecorded', data }];
  if (!sameDate(known.since, body.since))
    return refuse('Diese Mitgliedschaft ist schon angegeben, mit einem anderen Beginn.');
  return standsIn ? [{ type: 'MembershipRecorded', data }] : [];
};

/** Rule 24: the Verbund answers a Kommune that asks to join; a no also ends a membership that a yes began. */
export const answerJoin = (
  { kind }: MembershipState,
  body: BodyOf<'answer-join'>,
  { facts }: Circumstances,
): Decision<'answer-join'> => {
  if (!isJoined(kind))
    return refuse(
      'Hier wird nicht beigetreten: Die Mitglieder gibt der Zusammenschluss selbst an.',
      undefined,
      ['record-membership'],
    );
  const known = facts.get(membershipFact, body.kommuneId);
  if (known?.kommune !== 'ja') return refuse('Diese Kommune hat keinen Beitritt erklärt.', 24);
  const said = body.antwort === 'ja' ? known.verbund === 'ja' : known.status === 'abgelehnt';
  return said ? [] : [{ type: 'JoinAnswered', data: body }];
};

/** Closes an interest that no membership has answered in time; refused before that, and where none is open. */
export const lapseInterest = (
  { kommuneId }: BodyOf<'lapse-interest'>,
  { facts, today }: Circumstances,
): Decision<'lapse-interest'> => {
  const interest = facts.get(interestFact, kommuneId);
  if (interest === undefined) return refuse('Diese Kommune wartet hier auf keine Antwort.');
  if (today < daysAfter(interest.enteredOn, INTEREST_DAYS))
    return refuse(`Ein Interesse wird erst nach ${INTEREST_DAYS} Tagen ohne Antwort geschlossen.`);
  return [{ type: 'InterestLapsed', data: { kommuneId, since: interest.since } }];
};
