import type { z } from 'zod';
import type { VerbundKind } from '../../../contracts/fields/kinds/verbund.ts';
import { type FieldDate, firstDay, lastDay } from '../../../contracts/fields.ts';
import type { VerbundFacts } from '../facts/verbund.ts';
import { type CaseForEveryEvent, unremembered } from '../model/decider.ts';
import { type Refusal, refuse, wrongField } from '../model/refusal.ts';

/**
 * What the rules need of the organisation's own stream. What both sides have said of a membership is a fact: it depends on
 * the order of two streams.
 */
export interface MembershipState {
  /** Set on the stream of a Verbund. */
  kind?: z.output<typeof VerbundKind>;
  gegruendet?: FieldDate | undefined;
  /** When the Kommune last left each Verbund. */
  readonly leftOn: Map<string, FieldDate>;
}

/** Changes the state by each event of the own stream. */
export const evolveMemberships: CaseForEveryEvent<MembershipState, 'membership'> = {
  VerbundFounded: (state, { data }) => {
    state.kind = data.kind;
    state.gegruendet = data.gegruendet;
  },
  InterestDeclared: unremembered,
  KommuneJoined: unremembered,
  KommuneLeft: (state, { data }) => {
    state.leftOn.set(data.verbundId, data.on);
  },
  MembershipAccepted: unremembered,
  MembershipDeclined: unremembered,
  MembershipRecorded: unremembered,
  JoinAnswered: unremembered,
  InterestLapsed: unremembered,
};

/** Kinds of Verbund that a Kommune joins and leaves itself; the others record their members (DOMAIN, Verbund). */
const JOINED = new Set<string>(['zusammenarbeit', 'arbeitskreis']);

/** True where Kommunen join themselves, false where the Verbund records them. */
export const isJoined = (kind: string | undefined): boolean => kind !== undefined && JOINED.has(kind);

/** Refuses a Verbund that records its members. */
export const mustBeJoined = ({ kind, name }: VerbundFacts): Refusal | undefined =>
  isJoined(kind)
    ? undefined
    : refuse(
        `Die Mitgliedschaft in „${name}“ gibt „${name}“ selbst an, mit Datum und Grundlage.`,
        undefined,
        ['record-membership'],
      );

/** Refuses a membership that begins before the Verbund was founded; where that date is unknown, every day is accepted. */
export const beforeFounding = (
  path: string,
  since: FieldDate,
  gegruendet: FieldDate | undefined,
): Refusal | undefined =>
  gegruendet !== undefined && lastDay(since) < firstDay(gegruendet)
    ? wrongField(path, 'Die Mitgliedschaft kann nicht vor der Gründung des Zusammenschlusses beginnen.')
    : undefined;
