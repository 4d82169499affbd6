import { type MovesOf, one } from '../choices.ts';

const KEYS = ['06999001', '06999002'];

const moves: MovesOf<'kommune'> = {
  often: [],
  anew: [],
  bodies: {
    'register-kommune': ({ dice }) => ({
      name: 'Eine Kommune',
      kind: 'gemeinde',
      land: 'Hessen',
      ags: one(KEYS, dice.a),
    }),
    'change-kommune-profile': ({ dice, on }) => ({
      ...(dice.a % 2 ? { ags: one(KEYS, dice.b) } : { population: dice.b % 3 }),
      validFrom: on,
    }),
  },
};

export default moves;
