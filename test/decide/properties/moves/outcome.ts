import { id } from '../../names.ts';
import { type MovesOf, one } from '../choices.ts';
import { adoptionId } from './adoption.ts';

const moves: MovesOf<'outcome'> = {
  often: ['report-outcome', 'confirm-outcome'],
  anew: ['report-outcome'],
  bodies: {
    'report-outcome': (choices) => ({
      adoptionId: adoptionId(choices),
      ...(choices.dice.e % 3 === 0
        ? { richtung: one(['besser', 'gleich', 'schlechter'], choices.dice.d), text: choices.reason }
        : { indicator: 'Wartezeit', unit: 'Tage', before: null, after: choices.dice.d, period: '2025' }),
      method: 'gemessen',
    }),
    'confirm-outcome': ({ world, stream, dice }) => {
      const outcomes = world.of(stream).filter(({ type }) => type === 'OutcomeReported');
      const outcome = outcomes[dice.a % Math.max(1, outcomes.length)]?.data;
      return {
        adoptionId: outcome?.adoptionId ?? id('nothing'),
        outcomeId: outcome?.outcomeId ?? id('nothing'),
      };
    },
  },
};

export default moves;
