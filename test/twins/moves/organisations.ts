import {
  DAYS,
  entry,
  isHidden,
  type Move,
  type Moves,
  own,
  ownShared,
  present,
  some,
  someKommune,
} from './draft.ts';

const LAENDER = ['Hessen', 'Bayern', 'Sachsen'] as const;

const onVerbund: Move = ({ ledger, random }) => {
  const verbundId = some(ledger.ids('verbundId'), random);
  return verbundId && { verbundId, on: random.pick(DAYS) };
};

const onVerbundUndated: Move = ({ ledger, random }) => {
  const verbundId = some(ledger.ids('verbundId'), random);
  return verbundId && { verbundId };
};

/** Kommunen, Verbünde, and who belongs where. */
const bodies: Moves['bodies'] = {
  'register-kommune': ({ random, wording }) => ({
    name: `Gemeinde ${wording.words(1, false)} ${random.int(90)}`,
    kind: random.pick(['gemeinde', 'stadt']),
    land: random.pick(LAENDER),
    population: 1000 + random.int(50_000),
  }),
  'change-kommune-profile': ({ random }) => ({ population: random.int(90_000), validFrom: '2026-01-01' }),
  'set-kontakt': (draft) => {
    const { random, wording } = draft;
    const solutionId = random.chance(0.7) ? ownShared(draft) : undefined;
    const hidden = solutionId !== undefined && isHidden(entry(draft, solutionId)?.level);
    const kontakt = {
      stelle: wording.words(2, hidden),
      postfach: `post${random.int(9)}@stelle.example`,
      keinPersonenname: true,
    };
    return present({ kontakt: random.chance(0.2) ? null : kontakt, solutionId });
  },
  'declare-interest': onVerbund,
  'join-verbund': onVerbund,
  'leave-verbund': onVerbund,
  'accept-membership': onVerbundUndated,
  'decline-membership': onVerbundUndated,
  'lapse-interest': (draft) => {
    const kommuneId = someKommune(draft);
    return kommuneId && { kommuneId };
  },
  'grant-mandate': ({ ledger, random }) => {
    const verbundId = some(ledger.ids('verbundId'), random);
    return verbundId && { verbundId, umfang: ['eintragen'] };
  },
  'revoke-mandate': (draft) => {
    const mandatId = some(own(draft, 'mandatId'), draft.random);
    return mandatId && { mandatId };
  },
  'answer-join': (draft) => {
    const kommuneId = someKommune(draft);
    return kommuneId && { kommuneId, antwort: draft.random.pick(['ja', 'ja', 'nein']) };
  },
  'found-verbund': ({ random, wording }) => ({
    name: `Verbund ${wording.words(1, false)}`,
    kind: random.pick(['zusammenarbeit', 'zusammenarbeit', 'zweckverband', 'arbeitskreis']),
    beitritt: random.pick(['auf-antrag', 'offen']),
  }),
  'record-membership': (draft) => {
    const kommuneId = someKommune(draft);
    return kommuneId && { kommuneId, since: draft.random.pick(DAYS), basis: 'Satzung § 2' };
  },
};

const moves: Moves = {
  bodies,
  // What hides and shows is worth more than what does not; the organisations of a world are there from its beginning.
  weights: {
    'set-kontakt': 2,
    'join-verbund': 3,
    'answer-join': 3,
    'register-kommune': 0,
    'found-verbund': 0,
  },
};

export default moves;
