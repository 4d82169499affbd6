import type { Invariants } from './invariant.ts';

const invariants: Invariants = ({ check }) => {
  const claimed = new Set<string>();
  return {
    ReferenceClaimed: ({ text }) => {
      check(!claimed.has(text('referenceId')), 'one Reference claimed twice');
      claimed.add(text('referenceId'));
    },
  };
};

export default invariants;
