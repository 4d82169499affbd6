import type { Invariants } from './invariant.ts';

interface Outcome {
  readonly by: string;
  readonly adoptionId: string;
  confirmed: boolean;
}

const invariants: Invariants = ({ check, lineage }) => {
  const outcomes = new Map<string, Outcome>();
  return {
    OutcomeReported: ({ actor, text }) => {
      const adoptionId = text('adoptionId');
      check(lineage.begun.has(adoptionId), 'rule 8: an outcome of what has not begun');
      outcomes.set(text('outcomeId'), { by: actor?.subjectRef ?? '', adoptionId, confirmed: false });
      lineage.outcomes += 1;
    },
    OutcomeConfirmed: ({ actor, data, text }) => {
      const outcome = outcomes.get(text('outcomeId'));
      check(outcome?.adoptionId === data.adoptionId, 'confirms an outcome of another adoption');
      check(outcome?.by !== actor?.subjectRef, 'rule 8: confirms its own outcome');
      check(outcome?.confirmed === false, 'rule 12: confirmed twice');
      if (outcome !== undefined) outcome.confirmed = true;
    },
  };
};

export default invariants;
