import type { Invariants } from './invariant.ts';

const invariants: Invariants = ({ check, lineage }) => {
  const recognised = new Set<string>();
  return {
    BestPracticeRecognised: ({ stream, text }) => {
      const solutionId = text('solutionId');
      check(
        lineage.owners.has(solutionId) && !lineage.parents.has(solutionId),
        'rule 5: recognises no origin',
      );
      check(!lineage.withdrawn.has(solutionId), 'rule 5: recognises what is withdrawn');
      check(lineage.outcomes > 0, 'rule 5: recognises without any outcome');
      check(!recognised.has(`${stream} ${solutionId}`), 'rule 12: recognised twice');
      recognised.add(`${stream} ${solutionId}`);
    },
    BestPracticeRevoked: ({ stream, text }) =>
      check(recognised.delete(`${stream} ${text('solutionId')}`), 'rule 5: revokes what was not recognised'),
  };
};

export default invariants;
