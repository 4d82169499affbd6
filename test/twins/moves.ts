import { OFFERED } from '../../contracts/subjects.ts';
import { filesIn } from '../by-name.ts';
import type { Body } from './act.ts';
import type { Draft, Move, Moves } from './moves/draft.ts';

const ALL = [...(await filesIn<Moves>(new URL('./moves/', import.meta.url))).values()];

/** How the body of each command is drawn. */
export const MOVES: ReadonlyMap<string, Move> = new Map(ALL.flatMap(({ bodies }) => Object.entries(bodies)));

/** The body of a well-formed command in this world; undefined where there is nothing yet that it could be about. */
export const bodyOf = (name: string, draft: Draft): Body | undefined => {
  const move = MOVES.get(name);
  if (move === undefined)
    throw new Error(
      `the twin worlds have no move for ${name}: draw its body in test/twins/moves/<subject>.ts, as the files there do`,
    );
  return move(draft) || undefined;
};

const weights = new Map(ALL.flatMap(({ weights: some = {} }) => Object.entries(some)));

/** The names of all commands, each as often as it is worth. */
export const NAMES: readonly string[] = [...OFFERED.keys()].flatMap((name) =>
  Array.from({ length: weights.get(name) ?? 1 }, () => name),
);
