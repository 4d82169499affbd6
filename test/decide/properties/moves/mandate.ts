import { type MovesOf, one } from '../choices.ts';

const UMFANG = [{ umfang: ['eintragen'] }, { umfang: ['eintragen', 'veroeffentlichen'] }];

const moves: MovesOf<'mandate'> = {
  often: [],
  anew: ['grant-mandate'],
  bodies: {
    'grant-mandate': (choices) => ({
      verbundId: choices.any('VerbundFounded', 'verbundId', choices.dice.a),
      ...one(UMFANG, choices.dice.b),
    }),
    'revoke-mandate': (choices) => ({
      mandatId: choices.own('MandateGranted', 'mandatId', choices.dice.a),
    }),
  },
};

export default moves;
