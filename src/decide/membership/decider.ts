import { interestFact, membershipFact } from '../facts/membership.ts';
import type { Decider } from '../model/decider.ts';
import { ask, type FactQuery } from '../model/facts.ts';
import { acceptMembership, declareInterest, declineMembership, join, leave } from './kommune-side.ts';
import { evolveMemberships, type MembershipState } from './state.ts';
import { answerJoin, lapseInterest, recordMembership } from './verbund-side.ts';

const withKommune = ({ kommuneId }: { readonly kommuneId: string }): readonly FactQuery[] => [
  ask(membershipFact, kommuneId, '/kommuneId'),
];

const withVerbund = ({ verbundId }: { readonly verbundId: string }): readonly FactQuery[] => [
  ask(membershipFact, verbundId, '/verbundId'),
];

/** Who belongs to a Verbund: both sides say so, each on its own stream (rule 24). */
export const membershipDecider: Decider<MembershipState, 'membership'> = {
  subject: 'membership',
  initial: () => ({ leftOn: new Map() }),
  evolve: evolveMemberships,

  factQueries: {
    'declare-interest': (body) => [...withVerbund(body), ask(interestFact, body.verbundId, '/verbundId')],
    'join-verbund': withVerbund,
    'leave-verbund': withVerbund,
    'accept-membership': withVerbund,
    'decline-membership': withVerbund,
    'record-membership': withKommune,
    'answer-join': withKommune,
    'lapse-interest': ({ kommuneId }) => [ask(interestFact, kommuneId, '/kommuneId')],
  },

  decide: {
    'declare-interest': (_, body, circumstances) => declareInterest(body, circumstances),
    'join-verbund': join,
    'leave-verbund': (_, body, circumstances) => leave(body, circumstances),
    'accept-membership': (_, body, circumstances) => acceptMembership(body, circumstances),
    'decline-membership': (_, body, circumstances) => declineMembership(body, circumstances),
    'record-membership': recordMembership,
    'answer-join': answerJoin,
    'lapse-interest': (_, body, circumstances) => lapseInterest(body, circumstances),
  },
};
