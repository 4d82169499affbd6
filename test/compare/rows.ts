import { DatabaseSync } from 'node:sqlite';
import type { Snapshot } from './snapshot.ts';

interface KeptRow {
  readonly tbl: string;
  readonly key: string;
  readonly position: string;
  readonly row: string | null;
}

/** Every version of every row, from the mirror that a hub left when it ended. */
export const addRows = (mirror: string, snapshot: Snapshot): void => {
  const database = new DatabaseSync(mirror, { readOnly: true });
  try {
    for (const found of database.prepare('SELECT tbl, key, position, row FROM row_version').iterate()) {
      const { tbl, key, position, row } = found as unknown as KeptRow;
      const said = { status: 200, type: 'application/json', text: row ?? 'null' };
      snapshot.add('rows', `${tbl} ${key} ${position}`, said);
    }
  } finally {
    database.close();
  }
};
