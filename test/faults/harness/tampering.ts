import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Random } from './random.ts';

interface Place {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

/** Does something to a stored log that nobody may do; says what. */
type Tampering = (directory: string, random: Random) => string;

const COLUMNS = 'stream, revision, id, type, version, hash, data, metadata';

const tampering =
  (change: (database: DatabaseSync, events: Place[], random: Random) => string): Tampering =>
  (directory, random) => {
    const database = new DatabaseSync(join(directory, 'log.sqlite'));
    const events = database.prepare('SELECT position, stream, revision FROM event ORDER BY position').all();
    const what = change(database, events as unknown as Place[], random);
    database.close();
    return what;
  };

const inner = (events: readonly Place[]) => events.slice(0, -1);

/** Two neighbours of one stream. */
const neighbours = (events: readonly Place[], random: Random): [Place, Place] => {
  const first = random.pick(
    events.filter((one) =>
      events.some((other) => other.stream === one.stream && other.revision === one.revision + 1),
    ),
  );
  const second = events.find((one) => one.stream === first.stream && one.revision === first.revision + 1);
  return [first, second as Place];
};

const swap = (database: DatabaseSync, column: string, a: Place, b: Place): void => {
  const rows = [a, b].map(({ position }) =>
    database.prepare(`SELECT * FROM event WHERE position = ?`).get(position),
  ) as Record<string, number>[];
  const set = database.prepare(`UPDATE event SET ${column} = ? WHERE position = ?`);
  set.run(-1, a.position);
  set.run(rows[0]?.[column] ?? 0, b.position);
  set.run(rows[1]?.[column] ?? 0, column === 'position' ? -1 : a.position);
};

/** What can be done to stored events with SQL. */
export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  deleted: tampering((database, events, random) => {
    const { position } = random.pick(inner(events));
    database.prepare('DELETE FROM event WHERE position = ?').run(position);
    return `event ${position}`;
  }),

  'deleted, the rest moved up': tampering((database, events, random) => {
    const [{ position }] = neighbours(events, random);
    database.prepare('DELETE FROM event WHERE position = ?').run(position);
    for (const after of events.filter((one) => one.position > position))
      database
        .prepare('UPDATE event SET position = ? WHERE position = ?')
        .run(after.position - 1, after.position);
    return `event ${position}`;
  }),

  'reordered in their stream': tampering((database, events, random) => {
    const [a, b] = neighbours(events, random);
    swap(database, 'revision', a, b);
    return `revisions of ${a.position} and ${b.position}`;
  }),

  'reordered in the log': tampering((database, events, random) => {
    const [a, b] = neighbours(events, random);
    swap(database, 'position', a, b);
    return `positions of ${a.position} and ${b.position}`;
  }),

  inserted: tampering((database, events, random) => {
    const { position } = random.pick(events);
    database.exec(`
      INSERT INTO event (${COLUMNS}) SELECT stream, revision + 100000, id, type, version, hash, data, metadata
      FROM event WHERE position = ${position}`);
    return `a copy of ${position}`;
  }),

  changed: tampering((database, events, random) => {
    const { position } = random.pick(events);
    const version = 2 + random.int(5);
    database.prepare('UPDATE event SET version = ? WHERE position = ?').run(version, position);
    return `version of ${position}`;
  }),
};
