import { Damage } from '../damage.ts';
import { explained, resultCode } from '../database-words.ts';
import { StoreProblem } from '../store-problem.ts';

/** What was not written by us, or has been changed since: its pages, or the text in them. */
const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || [11, 26].includes(resultCode(error) ?? -1);

const saying = (path: string, error: unknown, at?: string): string =>
  explained(path, error) + (at === undefined ? '' : ` (${at})`);

/** The damage that an error tells of, if it does; `at` names a place in the file. */
export const damageIn = (path: string, error: unknown, at?: string): Damage | undefined => {
  if (error instanceof Damage) return error;
  return isDamage(error) ? new Damage(saying(path, error, at), { cause: error }) : undefined;
};

/** An error of node:sqlite as a StoreProblem, or as Damage where the file cannot be relied on. */
export const problemOf = (path: string, error: unknown, at?: string): StoreProblem =>
  damageIn(path, error, at) ?? new StoreProblem(saying(path, error, at), { cause: error });
