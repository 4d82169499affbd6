import type { MovesOf } from '../choices.ts';
import { projectFields } from './solution.ts';

const moves: MovesOf<'reference'> = {
  often: [],
  anew: ['record-reference', 'dispute-reference'],
  bodies: {
    'record-reference': (choices) => ({
      kommuneId: choices.any('KommuneRegistered', 'kommuneId', choices.dice.a),
      solution: { title: 'Eine Lösung', summary: 'Kurz', gestaltungsfelder: ['Mobilität'] },
      statement: 'Es wird genutzt.',
      asOf: choices.on,
      source: { title: 'Bericht' },
    }),
    'dispute-reference': (choices) => ({
      referenceId: choices.any('ReferenceRecorded', 'referenceId', choices.dice.a),
      mit: choices.any('ReferenceRecorded', 'referenceId', choices.dice.b),
      grund: 'Die eine Quelle nennt ein anderes Jahr.',
    }),
    'withdraw-reference': (choices) => ({
      referenceId: choices.any('ReferenceRecorded', 'referenceId', choices.dice.a),
      grund: 'Versehentlich erfasst.',
    }),
    'claim-reference': (choices) => ({
      ...projectFields(choices),
      referenceId: choices.any('ReferenceRecorded', 'referenceId', choices.dice.a),
    }),
  },
};

export default moves;
