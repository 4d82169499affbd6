import type { Body } from './act.ts';

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
