import { type MovesOf, one } from '../choices.ts';

const KEYS = ['06999001', '06999002'];

const OFFICES = [
  { stelle: 'Stabsstelle Digitalisierung', postfach: 'digitales@weidenrode.example' },
  { stelle: 'Bürgerbüro', postfach: 'buergerbuero@weidenrode.example', telefon: '030 23125-000' },
  { stelle: 'Frau Muster', postfach: 'vorname.nachname@weidenrode.example' },
  null,
];

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
    'set-kontakt': (choices) => ({
      kontakt: one(OFFICES, choices.dice.b),
      ...(choices.dice.a % 2 ? { solutionId: choices.known(choices.nodes(), choices.dice.c) } : {}),
    }),
  },
};

export default moves;
