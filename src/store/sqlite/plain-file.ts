import { statSync } from 'node:fs';
import { StoreProblem } from '../store-problem.ts';

/** Throws StoreProblem where something else than a file lies at `path`: a pipe would be waited for without end. */
export const assertPlainFile = (path: string): void => {
  let plain = true;
  try {
    plain = statSync(path).isFile();
  } catch {
    // Missing, or not to be looked at: whoever opens it finds out and says it.
  }
  if (!plain) throw new StoreProblem(`${path} ist keine gewöhnliche Datei.`);
};
