import type { MovesOf } from '../choices.ts';

const moves: MovesOf<'recognition'> = {
  often: ['recognise-best-practice', 'revoke-best-practice'],
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

export default moves;
