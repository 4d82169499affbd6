import type { Random } from '../faults/harness/random.ts';
import type { Body } from './act.ts';
import type { Wording } from './words.ts';

/** A step of a story: which Kommune does what; `made` are the ids that the steps before it made. */
interface Telling {
  readonly by: number;
  readonly name: string;
  readonly body: (given: {
    readonly made: readonly (string | undefined)[];
    readonly wording: Wording;
    readonly random: Random;
  }) => Body;
}

const share = (by: number, sichtbarkeit: string, blocks: readonly number[] = []): Telling => ({
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

const adopt = (by: number, source: number, sichtbarkeit: string, more: Body = {}): Telling => ({
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

const revise = (by: number, solution: number, sichtbarkeit: string | undefined, hidden = false): Telling => ({
  by,
  name: 'revise-project',
  body: ({ made, wording }) => ({
    solutionId: made[solution],
    note: wording.words(2, hidden),
    summary: wording.words(4, hidden),
    ...(sichtbarkeit === undefined ? {} : { sichtbarkeit }),
  }),
});

const withdraw = (by: number, solution: number): Telling => ({
  by,
  name: 'withdraw-project',
  body: ({ made, wording }) => ({ solutionId: made[solution], reason: wording.words(2, true) }),
});

/** The Verbünde from the beginning: by kind, and how one joins them. */
export const VERBUENDE: readonly Body[] = [
  { name: 'Auf Antrag', kind: 'zusammenarbeit' },
  { name: 'Durch Satzung', kind: 'zweckverband' },
  { name: 'Offen für alle', kind: 'zusammenarbeit', beitritt: 'offen' },
];

/** A word of one side on a membership: of which Kommune, in which Verbund. */
export interface Word {
  readonly by: 'kommune' | 'verbund';
  readonly name: string;
  readonly about: readonly [kommune: number, verbund: number];
  readonly body: Body;
}

const joined = (kommune: number, verbund: number): Word => ({
  by: 'kommune',
  name: 'join-verbund',
  about: [kommune, verbund],
  body: { on: '2025-01-01' },
});

const answered = (kommune: number, verbund: number): Word => ({
  by: 'verbund',
  name: 'answer-join',
  about: [kommune, verbund],
  body: { antwort: 'ja' },
});

const recorded = (kommune: number, verbund: number): Word => ({
  by: 'verbund',
  name: 'record-membership',
  about: [kommune, verbund],
  body: { since: '2020-01-01', basis: 'Satzung' },
});

const accepted = (kommune: number, verbund: number): Word => ({
  by: 'kommune',
  name: 'accept-membership',
  about: [kommune, verbund],
  body: {},
});

/** Who belongs where from the beginning; some have only asked, or only been recorded. */
export const MEMBERSHIPS: readonly Word[] = [
  ...[0, 1, 2].flatMap((kommune) => [joined(kommune, 0), answered(kommune, 0)]),
  recorded(1, 1),
  accepted(1, 1),
  recorded(5, 1),
  joined(3, 2),
  joined(4, 2),
  joined(5, 0),
];

const left = (kommune: number, verbund: number): Word => ({
  by: 'kommune',
  name: 'leave-verbund',
  about: [kommune, verbund],
  body: { on: '2026-08-01' },
});

/** Who leaves and who joins later: where one is open, what stood there before stays hidden. */
export const MOVES_OF_MEMBERS: readonly Word[] = [left(2, 0), joined(6, 2), left(4, 2), accepted(5, 1)];

/**
 * Things that chance seldom brings about. Kommunen 0 to 2 belong to one Verbund, 5 and 6 to none; steps are counted from 0,
 * and an adoption is told by the variant that it makes.
 */
export const STORIES: readonly (readonly Telling[])[] = [
  // A public adoption of what only the Verbund sees, and what descends from it.
  [share(1, 'verbund'), adopt(2, 0, 'oeffentlich'), adopt(5, 1, 'oeffentlich'), withdraw(1, 0)],
  // Between two that everybody sees stands one that only the Verbund sees.
  [share(5, 'oeffentlich'), adopt(1, 0, 'verbund'), adopt(2, 1, 'oeffentlich'), adopt(6, 2, 'oeffentlich')],
  // A whole of which everybody sees only some parts.
  [
    share(1, 'kommune'),
    share(1, 'verbund'),
    share(1, 'oeffentlich'),
    share(1, 'oeffentlich', [0, 1, 2]),
    share(2, 'verbund'),
  ],
  // Something public inside of something hidden, that is inside of something public.
  [
    share(5, 'oeffentlich'),
    share(1, 'verbund', [0]),
    share(1, 'oeffentlich', [1]),
    adopt(2, 1, 'oeffentlich'),
    adopt(6, 2, 'oeffentlich'),
    revise(1, 2, undefined),
  ],
  // What stands on a hidden idea.
  [share(5, 'oeffentlich'), adopt(1, 0, 'verbund', { relation: 'angeregt' }), adopt(2, 1, 'oeffentlich')],
  // Shared for few, and then for more.
  [
    share(1, 'kommune'),
    revise(1, 0, undefined, true),
    revise(1, 0, 'verbund', true),
    revise(1, 0, undefined, true),
    revise(1, 0, 'oeffentlich'),
    adopt(6, 0, 'oeffentlich'),
  ],
];
