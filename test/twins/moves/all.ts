import { COMMANDS } from '../../../contracts/subjects.ts';
import type { Body } from '../act.ts';
import { MOVES_OF_ADOPTIONS } from './adoptions.ts';
import type { Draft, Move } from './draft.ts';
import { MOVES_OF_LOTSEN } from './lotsen.ts';
import { MOVES_OF_ORGANISATIONS } from './organisations.ts';
import { MOVES_OF_SOLUTIONS } from './solutions.ts';

/** How the body of each command is drawn. */
export const MOVES: Readonly<Record<string, Move>> = {
  ...MOVES_OF_ORGANISATIONS,
  ...MOVES_OF_SOLUTIONS,
  ...MOVES_OF_ADOPTIONS,
  ...MOVES_OF_LOTSEN,
};

/** The body of a command in this world; undefined where there is nothing yet that it could be about. */
export const bodyOf = (name: string, draft: Draft): Body | undefined => {
  const move = MOVES[name];
  if (move === undefined) throw new Error(`the twin worlds have no move for ${name}: see test/twins/moves`);
  return move(draft) || undefined;
};

/** How often a command is drawn: what hides and shows is worth more than what does not. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'share-project': 7,
  'adopt-best-practice': 8,
  'revise-project': 4,
  'plan-adoption': 3,
  'abandon-adoption': 3,
  'release-result': 2,
  'report-outcome': 4,
  'join-verbund': 3,
  'answer-join': 3,
  'record-reference': 2,
  'claim-reference': 2,
  'register-kommune': 0,
  'found-verbund': 0,
};

/** The names of all commands, each as often as it is worth. */
export const NAMES: readonly string[] = [...COMMANDS.keys()].flatMap((name) =>
  Array.from({ length: WEIGHTS[name] ?? 1 }, () => name),
);
