import { expect, onTestFinished } from 'vitest';
import type { EventStore } from '../../../src/store/event-store.ts';
import { openEventStore, type StoreOptions } from '../../../src/store/eventstoredb/store.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { type Double, type DoubleOptions, startDouble } from '../../double/cluster.ts';

/** Impatient, so that silence is noticed at once. */
export const IMPATIENT = {
  watchMs: 50,
  deadlineMs: 10_000,
  pauseMs: 2,
  longestPauseMs: 20,
  probeMs: 20,
  absenceMs: 300,
};

/** What a store reported, as it went along. */
export interface Given {
  readonly double: Double;
  readonly store: EventStore;
  readonly reports: { readonly message: string; readonly details: Readonly<Record<string, unknown>> }[];
}

/** A double and an impatient store on it, both gone when the test is over. */
export const given = async (
  doubleOptions: DoubleOptions = {},
  storeOptions: Partial<StoreOptions> = {},
): Promise<Given> => {
  const double = await startDouble(doubleOptions);
  const reports: Given['reports'] = [];
  const report: StoreOptions['report'] = (message, details) => reports.push({ message, details });
  const store = openEventStore(optionsFor(double.url, { ...IMPATIENT, report, ...storeOptions }));
  onTestFinished(async () => {
    for (const node of double.nodes) node.thaw();
    await store.close();
    double.stop();
  });
  return { double, store, reports };
};

/** Ids of the events that the server itself holds in our streams, in the order of the log. */
export const storedIds = (double: Double): string[] =>
  double.log.records.filter(({ stream }) => /^(kommune|verbund)-/.test(stream)).map(({ id }) => id);

/** Fails unless the server holds exactly these events, each once and in this order. */
export const expectStored = (double: Double, events: readonly { readonly id: string }[]): void =>
  expect(storedIds(double)).toEqual(events.map(({ id }) => id));
