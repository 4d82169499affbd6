import type { Invariants } from './invariant.ts';

export const referenceInvariants: Invariants = ({ check }) => {
  const claimed = new Set<string>();
  return {
    ReferenceClaimed: ({ text }) => {
      check(!claimed.has(text('referenceId')), 'one Reference claimed twice');
      claimed.add(text('referenceId'));
    },
  };
};
