import { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../contracts/envelope.ts';
import type { Entry } from './journal.ts';
import { isFile, lastBatch, sumOf } from './journal-file.ts';

/** What `look` finds in a journal, beside a hub that writes it; undefined where there is none, or it is damaged. */
const lookedUp = <Found>(path: string, look: (database: DatabaseSync) => Found): Found | undefined => {
  let database: DatabaseSync | undefined;
  if (!isFile(path)) return undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
    return look(database);
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
};

/** The first or the last batch of a journal, read beside a hub that writes it; undefined where there is none, or it is damaged. */
export const journalEnd = <Kept>(path: string, which: 'first' | 'last'): Entry<Kept> | undefined =>
  lookedUp(path, (database) => {
    const order = which === 'first' ? 'ASC' : 'DESC';
    const found = database
      .prepare(`SELECT checkpoint, sum, kept FROM batch ORDER BY id ${order} LIMIT 1`)
      .get();
    const { checkpoint, sum, kept } = found as { checkpoint: Position; sum: number; kept: string };
    return sumOf(checkpoint, kept) === sum ? { checkpoint, kept: JSON.parse(kept) as Kept } : undefined;
  });

/** Up to where a journal was kept, read beside a hub that writes it; null where there is none. */
export const journalUpTo = (path: string): Position | null => lookedUp(path, lastBatch)?.checkpoint ?? null;
