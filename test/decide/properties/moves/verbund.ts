import { verbund } from '../../names.ts';
import type { MovesOf } from '../choices.ts';

export const verbundMoves: MovesOf<'verbund'> = {
  often: [],
  anew: [],
  bodies: {
    'found-verbund': ({ stream }) => ({
      name: 'Ein Verbund',
      kind: stream === verbund('Zweckverband Aue') ? 'zweckverband' : 'zusammenarbeit',
    }),
  },
};
