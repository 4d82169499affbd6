import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { bindings } from '../../../src/store/sqlite/rows.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { inTurn } from '../harness/statistics.ts';
import { type PlacedEvent, placer } from '../world/events.ts';
import { randomOf } from '../world/random.ts';

const CALLERS = 32;
const EACH = 200;
const ROUNDS = 15;

/** One event an append, about 1,100 bytes a row, sealed before the clock starts. */
const prepared = (each: number, seed: number): PlacedEvent[][] => {
  const random = randomOf(seed);
  const place = placer(random);
  return Array.from({ length: CALLERS }, () => {
    const stream: StreamName = `kommune-${random.uuid()}`;
    return Array.from({ length: each }, () =>
      place(
        stream,
        'UsageReconfirmed',
        { adoptionId: random.uuid(), on: '2026-01-01' },
        '2026-01-01T10:00:00.000Z',
      ),
    );
  });
};

const ours = async (store: EventStore, callers: readonly PlacedEvent[][]): Promise<number> => {
  const began = performance.now();
  await Promise.all(
    callers.map(async (events) => {
      for (const { stream, revision, event } of events)
        await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
    }),
  );
  return (CALLERS * (callers[0]?.length ?? 0) * 1000) / (performance.now() - began);
};

/** The baseline: the same rows, bound ready, in transactions of 32, into a table of the same shape. */
const raw = (directory: string) => {
  const database = new DatabaseSync(join(directory, 'raw.sqlite'));
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
      type TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX event_place ON event (stream, revision);
  `);
  const insert = database.prepare(
    'INSERT INTO event (stream, revision, id, type, version, hash, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (callers: readonly PlacedEvent[][]): number => {
    const each = callers[0]?.length ?? 0;
    const batches = Array.from({ length: each }, (_, index) =>
      callers.map((events) => {
        const { stream, revision, event } = events[index] as PlacedEvent;
        return bindings(stream, revision, event);
      }),
    );
    const began = performance.now();
    for (const batch of batches) {
      database.exec('BEGIN IMMEDIATE');
      for (const row of batch) insert.run(...row);
      database.exec('COMMIT');
    }
    return (CALLERS * each * 1000) / (performance.now() - began);
  };
};

/** Group commit with 32 callers, next to batches of 32 in plain node:sqlite. */
export const append: Measure = async ({ size, root }) => {
  const each = scaled(size, EACH, 20);
  const store = openSqliteStore(mkdtempSync(join(root, 'append-')));
  const write = raw(mkdtempSync(join(root, 'raw-')));
  let seed = 0;
  const next = (count = each) => {
    seed += 1;
    return prepared(count, seed);
  };
  // At a tenth of the size, too, what is measured is compiled code.
  await ours(store, next(EACH));
  write(next(EACH));
  const result = await inTurn(
    ROUNDS,
    () => ours(store, next()),
    () => write(next()),
  );
  await store.close();
  return [
    { name: 'append, 32 callers', unit: 'events/s', ...result, limits: [{ of: 'ratio', atLeast: 0.75 }] },
  ];
};
