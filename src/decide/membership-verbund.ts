import { sameDate } from './compare.ts';
import {
  type BodyOf,
  beforeFounding,
  isJoined,
  type MembershipEvent,
  type MembershipState,
} from './membership-state.ts';
import { type Circumstances, type Decision, refuse } from './model.ts';

type Said = Decision<MembershipEvent>;

/**
 * The Verbund's word on a Kommune (rule 24). Where the operator has confirmed the Verbund as a public body, that stands in for
 * a Kommune that has said nothing yet; a Kommune that has said no is asked again.
 */
export const recordMembership = (
  { kind, gegruendet }: MembershipState,
  body: BodyOf<'record-membership'>,
  { facts, confirmedBody }: Circumstances,
): Said => {
  if (isJoined(kind))
    return refuse('Einer Zusammenarbeit oder einem Arbeitskreis tritt die Kommune selbst bei.', undefined, [
      'join-verbund',
    ]);
  const refusal = beforeFounding('/since', body.since, gegruendet);
  if (refusal !== undefined) return refusal;
  const known = facts.membership(body.kommuneId);
  const standsIn = confirmedBody && known?.kommune === undefined;
  const data = { ...body, ...(standsIn ? { bestaetigt: 'betrieb' as const } : {}) };
  if (known?.verbund !== 'ja' || known.status === 'abgelehnt') return [{ type: 'MembershipRecorded', data }];
  if (!sameDate(known.since, body.since))
    return refuse('Diese Mitgliedschaft ist schon angegeben, mit einem anderen Beginn.');
  return standsIn ? [{ type: 'MembershipRecorded', data }] : [];
};

/** Rule 24: the Verbund's answer to a Kommune that asks to join; a no also ends what a yes began. */
export const answerJoin = (
  { kind }: MembershipState,
  body: BodyOf<'answer-join'>,
  { facts }: Circumstances,
): Said => {
  if (!isJoined(kind))
    return refuse(
      'Hier wird nicht beigetreten: Die Mitglieder gibt der Zusammenschluss selbst an.',
      undefined,
      ['record-membership'],
    );
  const known = facts.membership(body.kommuneId);
  if (known?.kommune !== 'ja') return refuse('Diese Kommune hat keinen Beitritt erklärt.', 24);
  const said = body.antwort === 'ja' ? known.verbund === 'ja' : known.status === 'abgelehnt';
  return said ? [] : [{ type: 'JoinAnswered', data: body }];
};
