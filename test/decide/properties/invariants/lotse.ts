import type { Invariants } from './invariant.ts';

const invariants: Invariants = ({ check }) => {
  const lotsen = new Map<string, 'volunteered' | 'released'>();
  return {
    LotseVolunteered: ({ text }) => {
      lotsen.set(text('lotseId'), 'volunteered');
    },
    LotseAssigned: ({ text }) =>
      check(lotsen.get(text('lotseId')) === 'volunteered', 'rule 3: assigned without having volunteered'),
    LotseReleased: ({ text }) => {
      check(lotsen.get(text('lotseId')) === 'volunteered', 'rule 12: released twice, or unknown');
      lotsen.set(text('lotseId'), 'released');
    },
  };
};

export default invariants;
