import { statSync } from 'node:fs';
import { StoreProblem } from '../store-problem.ts';

/** Throws StoreProblem where something else than a file lies at `path`: a pipe would be waited for without end. */
export const assertPlainFile = (path: string): void => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) throw new StoreProblem(`${path} ist keine gewöhnliche Datei.`);
};
