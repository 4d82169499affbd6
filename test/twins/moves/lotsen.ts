import { DAYS, type Moves, own, some } from './draft.ts';

/** Lots:innen. */
const bodies: Moves['bodies'] = {
  'volunteer-lotse': ({ random, wording }) => ({
    subjectRef: random.uuid(),
    bereich: wording.words(1, true),
  }),
  'assign-lotse': (draft) => {
    const lotseId = some(own(draft, 'lotseId'), draft.random);
    return lotseId && { lotseId, organisationseinheit: draft.wording.words(1, false) };
  },
  'release-lotse': (draft) => {
    const lotseId = some(own(draft, 'lotseId'), draft.random);
    return lotseId && { lotseId, on: draft.random.pick(DAYS) };
  },
};

const moves: Moves = { bodies };

export default moves;
