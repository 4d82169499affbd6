import { type Invariants, LEVELS, type Step } from './invariant.ts';

const invariants: Invariants = ({ check, lineage }) => {
  const blocks = new Map<string, string[]>();

  const contains = (at: string, sought: string): boolean =>
    (blocks.get(at) ?? []).some((block) => block === sought || contains(block, sought));

  const takeBlocks = ({ data, text }: Step) => {
    const solutionId = text('solutionId');
    if (data.enthaelt !== undefined) blocks.set(solutionId, data.enthaelt as string[]);
    check(!contains(solutionId, solutionId), 'rule 7: contains itself');
  };

  return {
    ProjectShared: (step) => {
      const solutionId = step.text('solutionId');
      lineage.latest.set(solutionId, 1);
      lineage.level.set(solutionId, LEVELS.indexOf(step.text('sichtbarkeit')));
      lineage.owners.set(solutionId, [step.own]);
      takeBlocks(step);
    },
    ProjectRevised: (step) => {
      const solutionId = step.text('solutionId');
      check(lineage.revise(solutionId, step.data.version as number), 'versions with a gap');
      check(!lineage.withdrawn.has(solutionId), 'revises what is withdrawn');
      const level = LEVELS.indexOf(step.text('sichtbarkeit'));
      if (level >= 0) {
        check(level >= (lineage.level.get(solutionId) ?? 9), 'narrows what was visible');
        lineage.level.set(solutionId, level);
      }
      takeBlocks(step);
    },
    ProjectWithdrawn: ({ text }) => {
      check(!lineage.withdrawn.has(text('solutionId')), 'rule 12: withdrawn twice');
      lineage.withdrawn.add(text('solutionId'));
      lineage.endOf.set(text('solutionId'), '2026-09-01');
    },
  };
};

export default invariants;
