import type { EventOf } from '../../contracts/definitions.ts';
import { type FieldDate, firstDay, lastDay } from '../../contracts/fields.ts';
import type { InterestDeclared, KommuneJoined, KommuneLeft } from '../../contracts/kommune.ts';
import type { VerbundFacts } from './facts.ts';
import { type Circumstances, type Decision, type Refusal, refuse, wrongField } from './model.ts';

/** What a Kommune has said of its Verbünde. */
export interface Memberships {
  readonly memberSince: ReadonlyMap<string, FieldDate>;
  readonly interests: ReadonlySet<string>;
}

interface Body {
  readonly verbundId: string;
  readonly on?: FieldDate | undefined;
}

type MembershipEvent = EventOf<typeof InterestDeclared | typeof KommuneJoined | typeof KommuneLeft>;

/** Kinds of Verbund that a Kommune joins and leaves by its own word (DOMAIN, Verbund). */
const BY_OWN_WORD = new Set(['zusammenarbeit', 'arbeitskreis']);

const ofAnotherKind = ({ kind, name }: VerbundFacts): Refusal | undefined =>
  BY_OWN_WORD.has(kind)
    ? undefined
    : refuse(
        `Die Mitgliedschaft in „${name}“ trägt „${name}“ selbst ein, mit Datum und Grundlage.`,
        undefined,
        ['record-membership'],
      );

const dated = ({ verbundId, on }: Body, today: string) => ({ verbundId, on: on ?? today });

/** Interest in a Verbund; once is enough, and a member has more than interest. */
export const declareInterest = (
  state: Memberships,
  body: Body,
  { facts, today }: Circumstances,
): Decision<MembershipEvent> => {
  const verbund = facts.verbund(body.verbundId);
  const other = ofAnotherKind(verbund);
  if (other !== undefined) return other;
  if (state.memberSince.has(body.verbundId)) return refuse(`Sie gehören schon zu „${verbund.name}“.`);
  return state.interests.has(body.verbundId) ? [] : [{ type: 'InterestDeclared', data: dated(body, today) }];
};

/** Joins; nothing changes for a member. */
export const join = (
  state: Memberships,
  body: Body,
  { facts, today }: Circumstances,
): Decision<MembershipEvent> => {
  const other = ofAnotherKind(facts.verbund(body.verbundId));
  if (other !== undefined) return other;
  return state.memberSince.has(body.verbundId) ? [] : [{ type: 'KommuneJoined', data: dated(body, today) }];
};

/** Leaves, not before it joined. */
export const leave = (
  state: Memberships,
  body: Body,
  { facts, today }: Circumstances,
): Decision<MembershipEvent> => {
  const verbund = facts.verbund(body.verbundId);
  const other = ofAnotherKind(verbund);
  if (other !== undefined) return other;
  const since = state.memberSince.get(body.verbundId);
  if (since === undefined) return refuse(`Sie gehören nicht zu „${verbund.name}“.`);
  const data = dated(body, today);
  if (lastDay(data.on) < firstDay(since))
    return wrongField('/on', 'Der Austritt kann nicht vor dem Beitritt liegen.');
  return [{ type: 'KommuneLeft', data }];
};
