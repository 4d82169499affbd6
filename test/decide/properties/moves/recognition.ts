import type { MovesOf } from '../choices.ts';

export const recognitionMoves: MovesOf<'recognition'> = {
  often: [],
  anew: [],
  bodies: {
    'recognise-best-practice': (choices) => ({
      solutionId: choices.known(choices.nodes(), choices.dice.a),
      reason: choices.reason,
    }),
    'revoke-best-practice': (choices) => ({
      solutionId: choices.own('BestPracticeRecognised', 'solutionId', choices.dice.a),
      reason: choices.reason,
    }),
  },
};
