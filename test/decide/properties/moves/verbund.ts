import { verbund } from '../../names.ts';
import type { MovesOf } from '../choices.ts';

const moves: MovesOf<'verbund'> = {
  often: [],
  anew: [],
  bodies: {
    'found-verbund': ({ stream }) => ({
      name: 'Ein Verbund',
      kind: stream === verbund('Zweckverband Aue') ? 'zweckverband' : 'zusammenarbeit',
    }),
  },
};

export default moves;
