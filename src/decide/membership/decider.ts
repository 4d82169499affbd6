import type { Decider } from '../model/decider.ts';
import type { FactQuery } from '../model/facts.ts';
import { acceptMembership, declareInterest, declineMembership, join, leave } from './kommune-side.ts';
import { evolveMemberships, type MembershipState } from './state.ts';
import { answerJoin, lapseInterest, recordMembership } from './verbund-side.ts';

const namedKommune = ({ kommuneId: id }: { readonly kommuneId: string }): readonly FactQuery[] => [
  { kind: 'kommune', id, path: '/kommuneId' },
  { kind: 'membership', id, path: '/kommuneId' },
];

const namedVerbund = ({ verbundId: id }: { readonly verbundId: string }): readonly FactQuery[] => [
  { kind: 'verbund', id, path: '/verbundId' },
  { kind: 'membership', id, path: '/verbundId' },
];

const inVerbund = (body: { readonly verbundId: string }): readonly FactQuery[] => [
  ...namedVerbund(body),
  { kind: 'interest', id: body.verbundId, path: '/verbundId' },
];

const ofKommune = ({ kommuneId: id }: { readonly kommuneId: string }): readonly FactQuery[] => [
  { kind: 'kommune', id, path: '/kommuneId' },
  { kind: 'interest', id, path: '/kommuneId' },
];

/** Who belongs to a Verbund: both sides say so, each on its own stream (rule 24). */
export const membershipDecider: Decider<MembershipState, 'membership'> = {
  subject: 'membership',
  initial: () => ({ leftOn: new Map() }),
  evolve: evolveMemberships,

  factQueries: {
    'declare-interest': inVerbund,
    'join-verbund': namedVerbund,
    'leave-verbund': namedVerbund,
    'accept-membership': namedVerbund,
    'decline-membership': namedVerbund,
    'record-membership': namedKommune,
    'answer-join': namedKommune,
    'lapse-interest': ofKommune,
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
