import { type Draft, entry, isHidden, LEVELS, type Moves, own, present, some } from './draft.ts';

const publicSolution = (draft: Draft): string | undefined =>
  some(
    draft.ledger.ids('solutionId').filter((id) => entry(draft, id)?.level === 'oeffentlich'),
    draft.random,
  );

const levelOf = (draft: Draft, needId: string) => entry(draft, needId)?.level;

/** What is looked for, and what others answer. */
const bodies: Moves['bodies'] = {
  'state-need': ({ random, wording }) => {
    const level = random.pick(LEVELS);
    return {
      satz: wording.words(4, isHidden(level)),
      gestaltungsfeld: wording.field(isHidden(level)),
      sichtbarkeit: level,
    };
  },
  'answer-need': (draft) => {
    const needId = some(draft.ledger.ids('needId'), draft.random);
    if (needId === undefined) return undefined;
    const solutionId = draft.random.chance(0.5) ? publicSolution(draft) : undefined;
    const art = solutionId === undefined ? draft.random.pick(['beratung', 'wir-auch'] as const) : 'loesung';
    return present({
      needId,
      art,
      solutionId,
      text: draft.wording.words(3, isHidden(levelOf(draft, needId))),
    });
  },
  'close-need': (draft) => {
    const needId = some(own(draft, 'needId'), draft.random);
    if (needId === undefined) return undefined;
    const durch = draft.random.chance(0.5) ? publicSolution(draft) : undefined;
    return present({ needId, ergebnis: 'geloest', durch });
  },
};

const moves: Moves = { bodies, weights: { 'state-need': 3, 'answer-need': 3 } };

export default moves;
