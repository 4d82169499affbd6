import { id } from '../../names.ts';
import { type MovesOf, one } from '../choices.ts';

const PLACES = [{ organisationseinheit: 'Bürgerbüro' }, { gestaltungsfeld: 'Mobilität' }];

const moves: MovesOf<'lotse'> = {
  often: ['assign-lotse', 'release-lotse'],
  anew: ['volunteer-lotse'],
  bodies: {
    'volunteer-lotse': ({ dice }) => ({ subjectRef: id(`subject ${dice.a}`), bereich: 'Bürgerbüro' }),
    'assign-lotse': (choices) => ({
      lotseId: choices.own('LotseVolunteered', 'lotseId', choices.dice.a),
      ...one(PLACES, choices.dice.b),
    }),
    'release-lotse': (choices) => ({
      lotseId: choices.own('LotseVolunteered', 'lotseId', choices.dice.a),
      on: choices.on,
    }),
  },
};

export default moves;
