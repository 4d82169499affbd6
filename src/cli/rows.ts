import { DatabaseSync } from 'node:sqlite';
import { PROJECTIONS } from '../../projections/all.ts';
import { Usage } from '../client/usage.ts';
import { readMirror } from '../project/mirror/read-mirror.ts';
import { type AuditedState, writeRows } from '../project/rows-table.ts';
import { Refused } from '../terminal/refused.ts';
import { tell } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { dataFlag } from './data-flag.ts';
import { targetAt } from './files/target.ts';
import { writeWhole } from './files/write-whole.ts';

const written = (path: string, state: AuditedState) => {
  const database = new DatabaseSync(path);
  try {
    return writeRows(database, state);
  } finally {
    database.close();
  }
};

/** `rows`: writes what the mirror holds as an SQLite file, so that an auditor can look with SQL. Beside a hub that runs. */
export const rows: Run = async (args) => {
  const { settings, values } = dataFlag(args, { sqlite: { type: 'string' }, overwrite: { type: 'boolean' } });
  if (values.sqlite === undefined) throw new Usage('Wohin? Bitte --sqlite <datei> angeben.');
  const directory = settings.LICHTERKETTE_DATA;
  const rules = { dataDirectory: directory, overwrite: values.overwrite ?? false };
  const target = targetAt(values.sqlite, { ...rules, mayReplace: ['rows', 'other'] });
  const state = readMirror(directory, PROJECTIONS);
  if (state === undefined)
    throw new Refused(`In ${directory} liegt kein Spiegel. Der nächste Start des Dienstes legt ihn an.`);
  const count = await writeWhole(target, (unfinished) => Promise.resolve(written(unfinished, state)));
  tell(
    `${count.rows} Fassungen von Zeilen und ${count.pushes} Meldungen bis ${state.timeline.last ?? 'zum leeren Anfang'}`,
  );
  return 0;
};
