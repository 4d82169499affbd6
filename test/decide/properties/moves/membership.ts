import { kommune } from '../../../../contracts/fields/kinds/kommune.ts';
import { verbund } from '../../../../contracts/fields/kinds/verbund.ts';
import { type Choices, type MovesOf, one } from '../choices.ts';

const verbundId = (choices: Choices) => choices.of(verbund, choices.dice.a);
const kommuneId = (choices: Choices) => choices.of(kommune, choices.dice.a);
const dated = (choices: Choices) => ({ verbundId: verbundId(choices), on: choices.on });

const moves: MovesOf<'membership'> = {
  often: [],
  anew: [],
  bodies: {
    'declare-interest': dated,
    'join-verbund': dated,
    'leave-verbund': dated,
    'accept-membership': (choices) => choices.example('accept-membership'),
    'decline-membership': (choices) => ({ verbundId: verbundId(choices), grund: choices.reason }),
    'record-membership': (choices) => ({
      kommuneId: kommuneId(choices),
      since: choices.on,
      basis: choices.reason,
    }),
    'lapse-interest': (choices) => ({ kommuneId: kommuneId(choices) }),
    'answer-join': (choices) => ({
      kommuneId: kommuneId(choices),
      antwort: one(['ja', 'ja', 'nein'], choices.dice.b),
    }),
  },
};

export default moves;
