import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { explained } from '../database-words.ts';
import { StoreProblem } from '../store-problem.ts';
import { toDisk } from '../to-disk.ts';
import { openReadOnly } from './database.ts';

/**
 * Copies the log at `from`, as of one moment, into the new file `to`; a hub may write meanwhile. VACUUM INTO reads in
 * one transaction: the paged backup API begins anew whenever somebody else writes, and never ends beside a busy hub
 * (docs/decisions/0012). The copy needs no WAL: one file that can lie on a read-only medium. Throws StoreProblem.
 */
export const copyLog = (from: string, to: string): void => {
  const source = openReadOnly(from);
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw new StoreProblem(explained(to, error), { cause: error });
  } finally {
    source.close();
  }
  toDisk(to);
  toDisk(dirname(to));
};
