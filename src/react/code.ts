import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** What the log knows of the code in a link: nobody finds the code from it. */
export const pruefwertOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** A code that nobody guesses, and what the log knows of it. */
export const newCode = (): { readonly code: string; readonly pruefwert: string } => {
  const code = randomBytes(BYTES).toString('base64url');
  return { code, pruefwert: pruefwertOf(code) };
};
