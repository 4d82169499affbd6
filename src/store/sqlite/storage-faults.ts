import type { DatabaseSync } from 'node:sqlite';

/** Faults of one kind that are named; a broken file has thousands. */
const NAMED = 10;

// Nothing is ever deleted and a refused append takes no number: where a number is missing, an event was taken out.
const GAPS = `
  SELECT position FROM event AS later
  WHERE position > 1 AND NOT EXISTS (SELECT 1 FROM event WHERE position = later.position - 1)
  ORDER BY position LIMIT ${NAMED}
`;

const brokenPages = (database: DatabaseSync): string[] =>
  database
    .prepare(`PRAGMA integrity_check(${NAMED})`)
    .all()
    .flatMap((row) => String(Object.values(row)[0]).split('\n'))
    .filter((found) => found !== 'ok')
    .map((found) => `Die Datei ist beschädigt: ${found}`);

const gaps = (database: DatabaseSync): string[] =>
  database
    .prepare(GAPS)
    .all()
    .map(({ position }) => `Vor dem Eintrag ${String(position)} fehlt einer.`);

/**
 * What is wrong with the file beyond its events, in German: pages and indexes that SQLite finds broken, and places from
 * which an event is gone. Reads the whole file.
 */
export const storageFaults = (database: DatabaseSync): string[] => {
  try {
    return [...brokenPages(database), ...gaps(database)];
  } catch (error) {
    return [`Die Datei lässt sich nicht prüfen: ${(error as Error).message}`];
  }
};
