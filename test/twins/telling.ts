import type { Random } from '../faults/harness/random.ts';
import type { Body } from './act.ts';
import type { Wording } from './words.ts';

/** Ids that a step made, by the names under which its answer told them. */
type Made = Readonly<Record<string, unknown>>;

/** What the body of a step is made with. */
interface Given {
  /** The solution or variant that each of the steps before it made. */
  readonly made: readonly (string | undefined)[];
  readonly answers: readonly (Made | undefined)[];
  readonly wording: Wording;
  readonly random: Random;
  readonly kommunen: readonly string[];
}

/** A step of a story: which Kommune (or Verbund) does what. */
export interface Telling {
  readonly by: number;
  readonly home?: 'verbund';
  /** Set where it must be another person of that organisation than before, or the same one. */
  readonly isOther?: boolean;
  readonly name: string;
  readonly body: (given: Given) => Body;
}

/** Shares a project, with these steps as its building blocks. */
export const share = (by: number, sichtbarkeit: string, blocks: readonly number[] = []): Telling => ({
  by,
  name: 'share-project',
  body: ({ made, wording }) => ({
    title: wording.words(2, sichtbarkeit !== 'oeffentlich'),
    summary: wording.words(4, sichtbarkeit !== 'oeffentlich'),
    gestaltungsfelder: [wording.field(sichtbarkeit !== 'oeffentlich')],
    innovationStatus: 'laeuft',
    ...(blocks.length === 0 ? {} : { enthaelt: blocks.map((block) => made[block]) }),
    sichtbarkeit,
  }),
});

/** Takes over what the step `source` made. */
export const adopt = (by: number, source: number, sichtbarkeit: string, more: Body = {}): Telling => ({
  by,
  name: 'adopt-best-practice',
  body: ({ made, random }) => ({
    sources: [{ solutionId: made[source] }],
    relation: 'unveraendert',
    adoptedOn: random.pick(['2024-02-03', '2025-06-07']),
    status: random.pick(['in-erprobung', 'im-betrieb']),
    sichtbarkeit,
    ...more,
  }),
});

/** Revises what the step `solution` shared; `hidden` words are searched for later. */
export const revise = (
  by: number,
  solution: number,
  sichtbarkeit: string | undefined,
  hidden = false,
): Telling => ({
  by,
  name: 'revise-project',
  body: ({ made, wording }) => ({
    solutionId: made[solution],
    note: wording.words(2, hidden),
    summary: wording.words(4, hidden),
    ...(sichtbarkeit === undefined ? {} : { sichtbarkeit }),
  }),
});

/** Withdraws what the step `solution` shared. */
export const withdraw = (by: number, solution: number): Telling => ({
  by,
  name: 'withdraw-project',
  body: ({ made, wording }) => ({ solutionId: made[solution], reason: wording.words(2, true) }),
});

/** Something that is done to what the step `adoption` took over. */
const onAdoption = (
  by: number,
  name: string,
  adoption: number,
  body: (given: Given) => Body = () => ({}),
): Telling => ({
  by,
  name,
  body: (given) => ({ adoptionId: given.answers[adoption]?.adoptionId, ...body(given) }),
});

/** Gives up what the step `adoption` took over. */
export const giveUp = (by: number, adoption: number): Telling =>
  onAdoption(by, 'abandon-adoption', adoption, ({ wording }) => ({
    on: '2026-05-05',
    reason: 'kosten',
    note: wording.words(2, true),
  }));

/** Reports what it brought. */
export const report = (by: number, adoption: number): Telling => ({
  ...onAdoption(by, 'report-outcome', adoption, ({ wording, random }) => ({
    indicator: wording.words(2, false),
    unit: 'Tage',
    before: random.int(30),
    after: random.int(30),
    period: '2025',
    method: 'gemessen',
  })),
  isOther: false,
});

/** Another person than the reporter confirms what was reported. */
export const confirm = (by: number, adoption: number, reported: number): Telling => ({
  ...onAdoption(by, 'confirm-outcome', adoption, ({ answers }) => ({
    outcomeId: answers[reported]?.outcomeId,
  })),
  isOther: true,
});

/** Releases the result of what was given up. */
export const release = (by: number, adoption: number): Telling => onAdoption(by, 'release-result', adoption);

/** A Verbund writes down that a Kommune has taken something over from the step `origin`. */
export const readOf = (origin: number): Telling => ({
  by: 0,
  home: 'verbund',
  name: 'record-reference',
  body: ({ made, wording, kommunen }) => ({
    kommuneId: kommunen[6],
    solution: {
      title: wording.words(2, false),
      summary: wording.words(4, false),
      gestaltungsfelder: [wording.field(false)],
    },
    statement: 'Es wird genutzt.',
    asOf: '2025-02-03',
    source: { title: 'Bericht' },
    adoptedFrom: made[origin],
  }),
});
