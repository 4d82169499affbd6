import { PROJECTIONS } from '../../projections/all.ts';
import { readMirror } from '../../src/project/mirror/read-mirror.ts';
import type { Snapshot } from './snapshot.ts';

/** Every version of every row, from the mirror that a hub left in its directory when it ended. */
export const addRows = (directory: string, snapshot: Snapshot): void => {
  const state = readMirror(directory, PROJECTIONS);
  for (const table of state?.tables.all ?? [])
    for (const { key, position, row } of table.history()) {
      const said = { status: 200, type: 'application/json', text: JSON.stringify(row) };
      snapshot.add('rows', `${table.name} ${key} ${position}`, said);
    }
};
