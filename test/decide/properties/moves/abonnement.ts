import { type MovesOf, one } from '../choices.ts';

const BOXES = ['digitales@weidenrode.example', 'rathaus@weidenrode.example'];
const WEEKS = ['2026-09-14', '2026-09-21', '2026-09-28'];

const moves: MovesOf<'abonnement'> = {
  often: ['record-nachricht', 'return-nachricht'],
  anew: ['subscribe'],
  bodies: {
    subscribe: ({ dice }) => ({
      postfach: one(BOXES, dice.a),
      liste: one(['loesungen', 'gesuche'], dice.b),
      q: one(['Kita', 'Parken', 'Urkunde'], dice.c),
    }),
    unsubscribe: (choices) =>
      one(
        [
          { abonnementId: choices.own('AbonnementRequested', 'abonnementId', choices.dice.a) },
          { postfachId: choices.own('AbonnementRequested', 'postfachId', choices.dice.a) },
        ],
        choices.dice.b,
      ),
    'confirm-postfach': (choices) => ({
      postfachId: choices.own('AbonnementRequested', 'postfachId', choices.dice.a),
    }),
    'record-nachricht': (choices) => {
      const art = one(['bestaetigung', 'montag'], choices.dice.b);
      return {
        postfachId: choices.own('AbonnementRequested', 'postfachId', choices.dice.a),
        art,
        pruefwert: one(['0a', '1b'], choices.dice.c).repeat(32),
        ...(art === 'montag' ? { woche: one(WEEKS, choices.dice.d) } : {}),
      };
    },
    'return-nachricht': (choices) => ({
      nachrichtId: choices.own('NachrichtRecorded', 'nachrichtId', choices.dice.a),
      code: one([0, 451, 550], choices.dice.b),
    }),
  },
};

export default moves;
