import type { z } from 'zod';
import type { EventOf } from '../../contracts/definitions.ts';
import { type FieldDate, firstDay, lastDay } from '../../contracts/fields.ts';
import type { membership } from '../../contracts/membership.ts';
import type { VerbundFounded, VerbundKind } from '../../contracts/verbund.ts';
import type { VerbundFacts } from './facts.ts';
import { type CommandsOf, type EventsOf, type Refusal, refuse, wrongField } from './model.ts';

export type MembershipEvent = EventsOf<typeof membership.events>;
export type MembershipCommand = CommandsOf<typeof membership.commands>;
export type BodyOf<Name extends MembershipCommand['name']> = Extract<
  MembershipCommand,
  { name: Name }
>['body'];
type Kind = z.output<typeof VerbundKind>;
type Founded = EventOf<typeof VerbundFounded>;

/**
 * What an organisation's own stream says beside the words themselves: those of both sides come as a fact, in the order
 * of the log.
 */
export interface MembershipState {
  /** Set on the stream of a Verbund. */
  kind?: Kind;
  gegruendet?: FieldDate | undefined;
  /** Verbünde that the Kommune is interested in. */
  readonly interests: Set<string>;
  /** When the Kommune last left each Verbund. */
  readonly leftOn: Map<string, FieldDate>;
}

/** Takes in what was said on the own stream. */
export const evolveMemberships = (
  state: MembershipState,
  event: Founded | Extract<MembershipEvent, { type: 'InterestDeclared' | 'KommuneJoined' | 'KommuneLeft' }>,
): void => {
  switch (event.type) {
    case 'VerbundFounded':
      state.kind = event.data.kind;
      state.gegruendet = event.data.gegruendet;
      break;
    case 'InterestDeclared':
      state.interests.add(event.data.verbundId);
      break;
    case 'KommuneJoined':
      state.interests.delete(event.data.verbundId);
      break;
    case 'KommuneLeft':
      state.leftOn.set(event.data.verbundId, event.data.on);
      break;
  }
};

/** Kinds of Verbund that a Kommune joins and leaves by its own word; members of the others are recorded (DOMAIN, Verbund). */
const JOINED = new Set<string>(['zusammenarbeit', 'arbeitskreis']);

/** True where Kommunen join by themselves, false where the Verbund records them. */
export const isJoined = (kind: string | undefined): boolean => kind !== undefined && JOINED.has(kind);

/** Refuses what a Kommune says of a Verbund whose members are recorded. */
export const mustBeJoined = ({ kind, name }: VerbundFacts): Refusal | undefined =>
  isJoined(kind)
    ? undefined
    : refuse(
        `Die Mitgliedschaft in „${name}“ gibt „${name}“ selbst an, mit Datum und Grundlage.`,
        undefined,
        ['record-membership'],
      );

/** Nobody belonged to a Verbund before it was founded; where nobody said when that was, any day may be right. */
export const beforeFounding = (
  path: string,
  since: FieldDate,
  gegruendet: FieldDate | undefined,
): Refusal | undefined =>
  gegruendet !== undefined && lastDay(since) < firstDay(gegruendet)
    ? wrongField(path, 'Die Mitgliedschaft kann nicht vor der Gründung des Zusammenschlusses beginnen.')
    : undefined;
