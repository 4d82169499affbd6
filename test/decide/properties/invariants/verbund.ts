import type { Invariants } from './invariant.ts';

const invariants: Invariants = ({ check }) => {
  const founded = new Set<string>();
  return {
    VerbundFounded: ({ stream }) => {
      check(!founded.has(stream), 'rule 12: founded twice');
      founded.add(stream);
    },
  };
};

export default invariants;
