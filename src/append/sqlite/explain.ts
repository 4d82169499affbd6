import { Damage } from '../damage.ts';
import { StoreProblem } from '../store-problem.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) in words that say what to do. */
const WORDS: Readonly<Record<number, string>> = {
  5: 'wird gerade von einem anderen Programm benutzt.',
  8: 'ist schreibgeschützt.',
  10: 'lässt sich nicht lesen oder schreiben: der Datenträger meldet einen Fehler.',
  11: 'ist beschädigt. Bitte die letzte Sicherung zurückspielen (restore).',
  13: 'lässt sich nicht schreiben: der Datenträger ist voll.',
  14: 'lässt sich nicht öffnen. Gibt es die Datei, und darf dieser Benutzer sie lesen und schreiben?',
  26: 'ist keine Datei der Lichterkette.',
};

/** The primary result code of an error of node:sqlite; undefined for any other error. */
export const resultCode = (error: unknown): number | undefined => {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
};

/** What was not written by us, or has been changed since: its pages, or the text in them. */
const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || [11, 26].includes(resultCode(error) ?? -1);

/** What an error says of the file at `path`, in German; SQLite's own words where we have none. */
export const explained = (path: string, error: unknown): string => {
  // What cannot be parsed any more has been changed since we wrote it.
  const words = WORDS[error instanceof SyntaxError ? 11 : (resultCode(error) ?? -1)];
  return words === undefined
    ? `${path} lässt sich nicht benutzen: ${(error as Error).message}`
    : `${path} ${words}`;
};

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
