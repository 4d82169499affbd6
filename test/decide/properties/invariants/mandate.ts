import type { Invariants } from './invariant.ts';

const invariants: Invariants = ({ check }) => {
  const standing = new Set<string>();
  return {
    MandateGranted: ({ text }) => {
      standing.add(text('mandatId'));
    },
    MandateRevoked: ({ text }) => {
      check(standing.delete(text('mandatId')), 'a mandate revoked that does not stand');
    },
  };
};

export default invariants;
