import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Position, StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { copyLog, NotACopy } from '../../src/cli/copy-log.ts';
import { Runner } from '../../src/project/runner.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { openEventStore } from '../../src/store/eventstoredb/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { all, appended } from '../conformance/events.ts';
import { optionsFor } from '../conformance/eventstoredb.ts';
import { kommune } from '../decide/names.ts';
import { startDouble } from '../double/cluster.ts';
import type { Fault } from '../double/faults.ts';
import { demoEvents, emptyDirectory } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';

let demo: StoredEvent[];
beforeAll(async () => {
  demo = await demoEvents();
});

const quiet = () => undefined;

const onServer = async (ordered: readonly Fault[] = []): Promise<EventStore> => {
  const double = await startDouble();
  for (const fault of ordered) double.first.faults.order('append', fault);
  const store = openEventStore(optionsFor(double.url));
  onTestFinished(async () => {
    await store.close();
    double.stop();
  });
  return store;
};

const embedded = (): EventStore => {
  const store = openSqliteStore(emptyDirectory());
  onTestFinished(() => store.close());
  return store;
};

const withoutPositions = (events: readonly StoredEvent[]) =>
  events.map(({ position: _, ...event }) => JSON.stringify(event)).join('\n');

/** All rows of all projections with each position replaced by its number in the log. */
const rowsOf = async (store: EventStore): Promise<string> => {
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  expect(runner.failures).toEqual([]);
  const order = new Map((await all(store.readAll(null))).map(({ position }, index) => [position, index]));
  const rows = JSON.stringify(runner.models(), (_, value: unknown) => tableRows(value));
  await runner.close();
  return rows.replaceAll(/\d{16,40}-[0-9a-f]{8}/g, (position) => `#${order.get(position as Position)}`);
};

const tableRows = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'values' in value && typeof value.values === 'function'
    ? [...(value.values() as Iterable<unknown>)]
    : value;

it('the demo’s log goes to a server and back: same events in the same order, same rows', {
  timeout: 120_000,
}, async () => {
  const [there, back] = [await onServer(), embedded()];
  expect(await copyLog(fixedLog(demo), there, quiet)).toBe(demo.length);
  expect(await copyLog(there, back, quiet)).toBe(demo.length);
  expect(withoutPositions(await all(there.readAll(null)))).toBe(withoutPositions(demo));
  expect(withoutPositions(await all(back.readAll(null)))).toBe(withoutPositions(demo));
  const rows = await rowsOf(fixedLog(demo));
  expect(rows.length).toBeGreaterThan(100_000);
  expect((await rowsOf(there)) === rows).toBe(true);
  expect((await rowsOf(back)) === rows).toBe(true);
});

it('an interrupted copy is gone on with where it ended', async () => {
  const to = embedded();
  await copyLog(fixedLog(demo.slice(0, 123)), to, quiet);
  const before = await all(to.readAll(null));
  expect(await copyLog(fixedLog(demo), to, quiet)).toBe(demo.length);
  expect((await all(to.readAll(null))).slice(0, 123)).toEqual(before);
});

it('a log that holds something else is not written to', async () => {
  const to = embedded();
  const own = await appended(to, kommune('other'), 'no-stream');
  await expect(copyLog(fixedLog(demo), to, quiet)).rejects.toThrow(NotACopy);
  expect(await all(to.readAll(null))).toEqual(own);
});

it('a copy that got more, or damage in the original, is named', async () => {
  const to = embedded();
  await copyLog(fixedLog(demo.slice(0, 50)), to, quiet);
  await appended(to, kommune('later'), 'no-stream');
  await expect(copyLog(fixedLog(demo.slice(0, 50)), to, quiet)).rejects.toThrow(NotACopy);
  const damaged = demo
    .slice(0, 20)
    .map((event, index) => (index === 7 ? { ...event, data: { x: 1 } } : event));
  await expect(copyLog(fixedLog(damaged), embedded(), quiet)).rejects.toThrow('beschädigt');
});

it('a connection that breaks under many appends is made anew, and the copy is whole', async () => {
  const to = await onServer([{ kind: 'lose-answer-and-break' }]);
  expect(await copyLog(fixedLog(demo.slice(0, 120)), to, quiet)).toBe(120);
  expect(withoutPositions(await all(to.readAll(null)))).toBe(withoutPositions(demo.slice(0, 120)));
});

it('a server that takes a later entry before an earlier one is noticed at once', async () => {
  const to = await onServer([{ kind: 'not-ready' }]);
  await expect(copyLog(fixedLog(demo.slice(0, 120)), to, quiet)).rejects.toThrow('Reihenfolge');
});
