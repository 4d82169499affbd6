import { type Body, idOf } from '../act.ts';
import {
  DAYS,
  type Draft,
  entry,
  isHidden,
  LEVELS,
  type Move,
  type Moves,
  own,
  ownShared,
  present,
  STATUS,
  some,
  someKommune,
} from './draft.ts';

const ownSolution = (draft: Draft) => some(own(draft, 'solutionId'), draft.random);

const projectOf = (draft: Draft, level: unknown): Body => {
  const { wording, random } = draft;
  const hidden = isHidden(level);
  const block = random.chance(0.25) ? ownSolution(draft) : undefined;
  return present({
    title: wording.words(2, hidden),
    summary: wording.words(6, hidden),
    gestaltungsfelder: [wording.field(hidden)],
    innovationStatus: random.pick(['idee', 'laeuft', 'tun-wir-bereits']),
    art: random.pick(['software', 'prozess', 'organisation']),
    ...(random.chance(0.7)
      ? { wertversprechen: wording.words(3, hidden), zielgruppe: 'Eltern', nutzennachweis: 'Wartezeit' }
      : {}),
    ...(random.chance(0.2) ? { module: [wording.words(1, hidden)] } : {}),
    enthaelt: block === undefined ? undefined : [block],
    kontakt: random.chance(0.15)
      ? { stelle: wording.words(2, hidden), postfach: 'stelle@stelle.example', keinPersonenname: true }
      : undefined,
    sichtbarkeit: level,
  });
};

/** Something that was shared, or the variant that came of taking something over. */
const anySolution = ({ ledger, random }: Draft) => some(ledger.ids('solutionId'), random);

/** What was shared with everybody: only of that a publication's word may be recorded. */
const publicShared = (draft: Draft) =>
  some(
    draft.ledger
      .ids('solutionId')
      .filter((id) => !draft.ledger.variants.has(id) && entry(draft, id)?.level === 'oeffentlich'),
    draft.random,
  );

const revision: Move = (draft) => {
  const { random, wording } = draft;
  const solutionId = ownShared(draft);
  if (solutionId === undefined) return undefined;
  const level = entry(draft, solutionId)?.level;
  const wider = random.chance(0.5) ? random.pick(['verbund', 'oeffentlich'] as const) : undefined;
  const hidden = isHidden(wider ?? level);
  const block = random.chance(0.2) ? ownSolution(draft) : undefined;
  return present({
    solutionId,
    note: wording.words(3, hidden),
    summary: wording.words(5, hidden),
    enthaelt: block === undefined ? undefined : [block],
    sichtbarkeit: wider,
  });
};

/** What is shared, recognised, and read of others. */
const bodies: Moves['bodies'] = {
  'share-project': (draft) => projectOf(draft, draft.random.pick(LEVELS)),
  'revise-project': revision,
  'withdraw-project': (draft) => {
    const solutionId = ownShared(draft);
    return (
      solutionId && {
        solutionId,
        reason: draft.wording.words(3, isHidden(entry(draft, solutionId)?.level)),
      }
    );
  },
  'recognise-best-practice': (draft) => {
    const solutionId = anySolution(draft);
    return (
      solutionId && {
        solutionId,
        reason: draft.wording.words(3, isHidden(entry(draft, solutionId)?.level)),
      }
    );
  },
  'revoke-best-practice': (draft) => {
    const solutionId = anySolution(draft);
    return (
      solutionId && {
        solutionId,
        reason: draft.wording.words(3, isHidden(entry(draft, solutionId)?.level)),
      }
    );
  },
  'record-reference': (draft) => {
    const { wording, random } = draft;
    const kommuneId = someKommune(draft);
    if (kommuneId === undefined) return undefined;
    const adoptedFrom = random.chance(0.4) ? anySolution(draft) : undefined;
    const solutionId = random.chance(0.5) ? publicShared(draft) : undefined;
    const described = {
      title: wording.words(2, false),
      summary: wording.words(5, false),
      gestaltungsfelder: [wording.field(false)],
    };
    const fact = random.chance(0.8)
      ? random.pick(['nutzt', 'hat-begonnen', 'hat-beendet', 'ist-ursprung', 'ergebnis'])
      : undefined;
    const source = { title: `Bericht ${random.int(9)}` };
    return present({
      kommuneId,
      ...(solutionId === undefined ? { solution: described } : { solutionId }),
      fact,
      status: random.chance(0.3) ? random.pick(STATUS) : undefined,
      since: random.chance(0.4) ? random.pick(DAYS) : undefined,
      statement: 'Es wird genutzt.',
      asOf: random.chance(0.8) ? random.pick(DAYS) : undefined,
      source,
      adoptedFrom,
    });
  },
  'dispute-reference': (draft) => {
    const { ledger, random, wording } = draft;
    const referenceId = some(ledger.ids('referenceId'), random);
    const mit = some(ledger.ids(random.pick(['referenceId', 'solutionId', 'adoptionId'])), random);
    if (referenceId === undefined || mit === undefined || mit === referenceId) return undefined;
    return { referenceId, mit, grund: wording.words(3, isHidden(entry(draft, mit)?.level)) };
  },
  'withdraw-reference': (draft) => {
    const referenceId = some(own(draft, 'referenceId'), draft.random);
    return referenceId && { referenceId, grund: draft.wording.words(2, false) };
  },
  'claim-reference': (draft) => {
    const about = draft.ledger.ids('referenceId').filter((id) => {
      const { act } = draft.ledger.makers.get(id) ?? { act: -1 };
      return draft.ledger.acts[act]?.act.body.kommuneId === idOf(draft.stream);
    });
    const referenceId = some(about, draft.random);
    return referenceId && { referenceId, ...projectOf(draft, draft.random.pick(LEVELS)) };
  },
};

const moves: Moves = {
  bodies,
  // What hides and shows is worth more than what does not.
  weights: {
    'share-project': 7,
    'revise-project': 4,
    'record-reference': 4,
    'dispute-reference': 2,
    'claim-reference': 2,
  },
};

export default moves;
