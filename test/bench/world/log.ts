import { openLog } from '../../../src/store/sqlite/database.ts';
import { bindings } from '../../../src/store/sqlite/rows.ts';
import { INSERT } from '../../../src/store/sqlite/sql.ts';
import type { PlacedEvent } from './events.ts';

const GROUP = 20_000;

/** Writes events into a new log in `directory`, in large transactions. Returns how many there are. */
export const writeLog = (directory: string, events: Iterable<PlacedEvent>): number => {
  const database = openLog(directory);
  const insert = database.prepare(INSERT);
  let count = 0;
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  for (const { stream, revision, event } of events) {
    insert.run(...bindings(stream, revision, event));
    count += 1;
    if (count % GROUP === 0) database.exec('COMMIT; BEGIN');
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return count;
};
