import type { Body } from '../act.ts';
import {
  DAYS,
  type Draft,
  entry,
  isHidden,
  LEVELS,
  type Move,
  type Moves,
  own,
  ownAdoption,
  present,
  STATUS,
  some,
} from './draft.ts';

const REASONS = ['kosten', 'personal', 'technik', 'anderes'];

/** One or two things of others that could be taken over, whoever may see them. */
const sourcesOf = (draft: Draft): readonly Body[] | undefined => {
  const { ledger, random } = draft;
  const all = ledger.ids('solutionId').filter((id) => entry(draft, id)?.owner !== draft.stream);
  if (all.length === 0) return undefined;
  const picked = new Set([random.pick(all), ...(random.chance(0.2) ? [random.pick(all)] : [])]);
  return [...picked].map((solutionId) => ({ solutionId }));
};

const adoption = (draft: Draft): Body | undefined => {
  const { random, wording, ledger } = draft;
  const level = random.pick(LEVELS);
  const planned = own(draft, 'adoptionId').filter((id) => ![...ledger.variants.values()].includes(id));
  const adoptionId = random.chance(0.4) ? some(planned, random) : undefined;
  const relation = random.pick(['unveraendert', 'angepasst', 'angeregt', 'nicht-angegeben']);
  const sources = sourcesOf(draft);
  const changes = [{ what: wording.words(3, isHidden(level)), why: wording.words(2, isHidden(level)) }];
  return (
    sources &&
    present({
      sources,
      relation,
      adoptionId,
      adoptedOn: random.pick(DAYS),
      status: random.pick(STATUS),
      changes: relation === 'angepasst' ? changes : undefined,
      eigenes: random.chance(0.2) ? some(own(draft, 'solutionId'), random) : undefined,
      ursprungAussen: random.chance(0.2)
        ? { kind: 'verband', name: wording.words(2, isHidden(level)), relation: 'angepasst', changes }
        : undefined,
      ersetzt: random.chance(0.3) ? wording.words(2, isHidden(level)) : undefined,
      belege: random.chance(0.3) ? [{ titel: wording.words(2, isHidden(level)) }] : undefined,
      stand: random.chance(0.3) ? random.pick(DAYS) : undefined,
      sichtbarkeit: level,
    })
  );
};

const onAdoption =
  (more: (draft: Draft, hidden: boolean) => Body): Move =>
  (draft) => {
    const adoptionId = ownAdoption(draft);
    if (adoptionId === undefined) return undefined;
    return { adoptionId, ...more(draft, isHidden(entry(draft, adoptionId)?.level)) };
  };

/** What is taken over, and what it brought. */
const bodies: Moves['bodies'] = {
  'plan-adoption': (draft) => {
    const { random, wording } = draft;
    const sichtbarkeit = random.pick(LEVELS);
    const sources = sourcesOf(draft);
    const status = random.pick(['interesse', 'in-pruefung', 'geplant', 'beschlossen']);
    const belege = [{ titel: wording.words(2, isHidden(sichtbarkeit)) }];
    const note = wording.words(3, isHidden(sichtbarkeit));
    return sources && { sources, status, note, belege, sichtbarkeit };
  },
  'adopt-best-practice': adoption,
  'join-project': (draft) => {
    const { random, wording } = draft;
    const [source] = sourcesOf(draft) ?? [];
    const level = random.pick(LEVELS);
    return (
      source &&
      present({
        ...source,
        status: random.pick(STATUS),
        seit: random.chance(0.7) ? random.pick(DAYS) : undefined,
        changes: random.chance(0.5) ? [{ what: wording.words(3, isHidden(level)) }] : undefined,
        belege: random.chance(0.3) ? [{ titel: wording.words(2, isHidden(level)) }] : undefined,
        sichtbarkeit: level,
      })
    );
  },
  'change-adoption-status': onAdoption(({ random }) => ({
    status: random.pick(STATUS),
    on: random.pick(DAYS),
  })),
  'record-adaptation': onAdoption(({ wording }, hidden) => ({
    changes: [{ what: wording.words(3, hidden) }],
  })),
  'state-unchanged': onAdoption(() => ({})),
  'reconfirm-usage': onAdoption(({ random }) => ({ on: random.pick(DAYS) })),
  'end-usage': onAdoption(({ random, wording }, hidden) => ({
    on: random.pick(DAYS),
    reason: wording.words(3, hidden),
  })),
  'abandon-adoption': onAdoption(({ random, wording }) => ({
    on: random.pick(DAYS),
    reason: random.pick(REASONS),
    note: wording.words(3, true),
  })),
  'decline-solution': (draft) => {
    const { random, wording } = draft;
    const sources = sourcesOf(draft);
    const sichtbarkeit = random.chance(0.6) ? random.pick(['kommune', 'verbund']) : undefined;
    const words = () => wording.words(2, true);
    return (
      sources &&
      present({
        sources,
        on: random.pick(DAYS),
        reason: random.pick(REASONS),
        note: words(),
        alternativen: random.chance(0.3) ? [words()] : undefined,
        belege: random.chance(0.3) ? [{ titel: words() }] : undefined,
        sichtbarkeit,
      })
    );
  },
  'release-result': onAdoption(() => ({})),
  'retract-adoption': onAdoption(({ wording }, hidden) => ({ grund: wording.words(3, hidden) })),
  'report-outcome': onAdoption(({ random, wording }, hidden) => ({
    ...(random.chance(0.3)
      ? { richtung: random.pick(['besser', 'gleich', 'schlechter']), text: wording.words(3, hidden) }
      : {
          indicator: wording.words(2, hidden),
          unit: 'Tage',
          before: random.int(30),
          after: random.int(30),
          period: '2025',
        }),
    method: 'gemessen',
  })),
  'confirm-outcome': (draft) => {
    const outcomeId = some(own(draft, 'outcomeId'), draft.random);
    const act = draft.ledger.acts[draft.ledger.makers.get(outcomeId ?? '')?.act ?? -1];
    return outcomeId && act && { outcomeId, adoptionId: act.act.body.adoptionId };
  },
};

const moves: Moves = {
  bodies,
  // What hides and shows is worth more than what does not.
  weights: {
    'adopt-best-practice': 8,
    'join-project': 4,
    'plan-adoption': 3,
    'abandon-adoption': 3,
    'decline-solution': 3,
    'release-result': 2,
    'report-outcome': 4,
  },
};

export default moves;
