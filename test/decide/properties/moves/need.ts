import { LEVELS, type MovesOf, one } from '../choices.ts';

const SENTENCES = ['Wir suchen eine Anmeldung.', 'Wir suchen einen Terminkalender.'];

const moves: MovesOf<'need'> = {
  often: [],
  anew: ['state-need'],
  bodies: {
    'state-need': ({ dice }) => ({
      satz: one(SENTENCES, dice.a),
      bis: one(['2027-06-30', { value: '2028', precision: 'jahr' }], dice.b),
      sichtbarkeit: one(LEVELS, dice.c),
    }),
    'answer-need': (choices) => {
      const art = one(['loesung', 'beratung', 'wir-auch'], choices.dice.b);
      return {
        needId: choices.any('NeedStated', 'needId', choices.dice.a),
        art,
        ...(art === 'loesung' ? { solutionId: choices.known(choices.nodes(), choices.dice.c) } : {}),
        text: choices.reason,
      };
    },
    'close-need': (choices) => {
      const ergebnis = one(['geloest', 'anders-geloest', 'entfallen'], choices.dice.b);
      const durch = one(
        [
          choices.any('NeedAnswered', 'answerId', choices.dice.c),
          choices.known(choices.nodes(), choices.dice.c),
        ],
        choices.dice.d,
      );
      return {
        needId: choices.own('NeedStated', 'needId', choices.dice.a),
        ergebnis,
        ...(ergebnis === 'entfallen' ? {} : { durch }),
      };
    },
  },
};

export default moves;
