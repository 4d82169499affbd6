import { type Moves, own, present, some } from './draft.ts';

/** What is followed by mail: of this nobody else sees anything. */
const bodies: Moves['bodies'] = {
  subscribe: (draft) => {
    const { random, wording } = draft;
    const kommuneId = random.chance(0.5) ? some(draft.ledger.ids('kommuneId'), random) : undefined;
    const list = kommuneId === undefined ? { liste: 'loesungen', q: wording.words(1, true) } : {};
    return present({ postfach: `amt${random.int(3)}@hier.example`, kommuneId, ...list });
  },
  unsubscribe: (draft) => {
    const abonnementId = some(own(draft, 'abonnementId'), draft.random);
    return abonnementId && { abonnementId };
  },
};

const moves: Moves = { bodies };

export default moves;
