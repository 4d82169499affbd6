import type { EventOf } from '../../contracts/definitions.ts';
import type { VerbundFounded } from '../../contracts/verbund.ts';
import { acceptMembership, declareInterest, declineMembership, join, leave } from './membership-kommune.ts';
import {
  evolveMemberships,
  type MembershipCommand,
  type MembershipEvent,
  type MembershipState,
} from './membership-state.ts';
import { answerJoin, recordMembership } from './membership-verbund.ts';
import { type Decider, never } from './model.ts';

type OwnWord = Extract<MembershipEvent, { type: 'InterestDeclared' | 'KommuneJoined' | 'KommuneLeft' }>;

/** Who belongs to a Verbund: both sides say so, each on its own stream (rule 24). */
export const membershipDecider: Decider<
  MembershipState,
  MembershipCommand,
  MembershipEvent,
  OwnWord | EventOf<typeof VerbundFounded>
> = {
  subject: 'membership',
  folds: ['VerbundFounded', 'InterestDeclared', 'KommuneJoined', 'KommuneLeft'],
  initial: () => ({ interests: new Set(), leftOn: new Map() }),
  evolve: evolveMemberships,

  needs(command) {
    switch (command.name) {
      case 'record-membership':
      case 'answer-join': {
        const { kommuneId: id } = command.body;
        return [
          { kind: 'kommune', id, path: '/kommuneId' },
          { kind: 'membership', id, path: '/kommuneId' },
        ];
      }
      default: {
        const { verbundId: id } = command.body;
        return [
          { kind: 'verbund', id, path: '/verbundId' },
          { kind: 'membership', id, path: '/verbundId' },
        ];
      }
    }
  },

  decide(state, command, circumstances) {
    switch (command.name) {
      case 'declare-interest':
        return declareInterest(state, command.body, circumstances);
      case 'join-verbund':
        return join(state, command.body, circumstances);
      case 'leave-verbund':
        return leave(command.body, circumstances);
      case 'accept-membership':
        return acceptMembership(command.body, circumstances);
      case 'decline-membership':
        return declineMembership(command.body, circumstances);
      case 'record-membership':
        return recordMembership(state, command.body, circumstances);
      case 'answer-join':
        return answerJoin(state, command.body, circumstances);
      default:
        return never(command);
    }
  },
};
