import type { DatabaseSync } from 'node:sqlite';
import type { ReadState } from './read-state.ts';

/** What an auditor looks at. */
export type AuditedState = Pick<ReadState, 'tables' | 'pushes' | 'timeline'>;

// The application id says `LKRW`: a file that this wrote may be written over by it.
const SCHEMA = `
  CREATE TABLE row_version (tbl TEXT NOT NULL, key TEXT NOT NULL, position TEXT NOT NULL, row TEXT) STRICT;
  CREATE TABLE push (position TEXT NOT NULL, projection TEXT NOT NULL, channel TEXT NOT NULL, push TEXT NOT NULL) STRICT;
`;

/**
 * Writes every version of every row, and every push by channel, into an empty database; rows as JSON, null where one was removed. Free texts
 * stay references.
 */
export const writeRows = (database: DatabaseSync, { tables, pushes }: AuditedState) => {
  const count = { rows: 0, pushes: 0 };
  database.exec(`PRAGMA journal_mode = DELETE; PRAGMA application_id = 0x4c4b5257; BEGIN; ${SCHEMA}`);
  const row = database.prepare('INSERT INTO row_version VALUES (?, ?, ?, ?)');
  for (const table of tables.all)
    for (const { key, position, row: kept } of table.history()) {
      row.run(table.name, key, position, kept === null ? null : JSON.stringify(kept));
      count.rows += 1;
    }
  const push = database.prepare('INSERT INTO push VALUES (?, ?, ?, ?)');
  for (const { projection, channel, push: told } of pushes.history()) {
    push.run(told.position, projection, channel, JSON.stringify(told));
    count.pushes += 1;
  }
  database.exec('COMMIT');
  return count;
};
