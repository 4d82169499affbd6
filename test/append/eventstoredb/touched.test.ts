import { expect, it, vi } from 'vitest';
import { StreamUnusable } from '../../../src/store/event-store.ts';
import { probeServer } from '../../../src/store/eventstoredb/probe.ts';
import { openEventStore, openEventStoreReader } from '../../../src/store/eventstoredb/store.ts';
import { all, appended } from '../../conformance/events.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { listen } from '../../conformance/listener.ts';
import { kommune } from '../../decide/names.ts';
import type { Double } from '../../double/cluster.ts';
import { metadataEvent } from '../../double/log.ts';
import { softDelete, tombstone } from '../../double/removing.ts';
import { given } from './given.ts';

const A = kommune('A');
const B = kommune('B');

const setting = (json: string) => (double: Double) => {
  double.log.add(`$$${A}`, metadataEvent(json));
};

const TOUCHES: readonly (readonly [what: string, touch: (double: Double) => void, told: RegExp])[] = [
  ['$tb', setting('{"$tb":2}'), /was darin vor Nummer 2 steht, ist verborgen \(\$tb\)/],
  ['$maxCount', setting('{"$maxCount":1}'), /nur die letzten 1 Einträge bleiben/],
  ['$maxAge', setting('{"$maxAge":1000}'), /nach 1000 Sekunden verfallen/],
  [
    'a soft deletion',
    (double) => softDelete(double.log, A, 'any'),
    /am Server gelöscht: alles darin ist verborgen/,
  ],
  ['a tombstone', (double) => tombstone(double.log, A, 'any'), /endgültig gelöscht \(Tombstone\)/],
];

/** All that a look at the whole log finds, as verify does. */
const verified = async (double: Double) => {
  const reader = openEventStoreReader(optionsFor(double.url));
  await all(reader.readAll(null));
  const faults = (await reader.storageFaults?.()) ?? [];
  await reader.close();
  return faults;
};

it.each(TOUCHES)(
  '%s is told at once by who follows, by verify and at a start, and what to do',
  async (what, touch, told) => {
    const { double, store, reports } = await given({}, { watchMs: 2000 });
    await appended(store, A, 'no-stream', 3);
    const listener = listen(store, null);
    await listener.got(3);
    touch(double);
    double.log.index();
    await appended(store, B, 'no-stream');
    await vi.waitFor(() => expect(store.touched?.()).toEqual([expect.stringMatching(told)]), 20_000);
    expect(store.touched?.()[0]).toContain(A);
    expect(store.touched?.()[0]).toMatch(/Vor dem nächsten Aufräumen|aus einer Sicherung/);
    expect(JSON.stringify(reports)).toMatch(/a stream of ours was changed at the server/);
    expect(await verified(double)).toEqual([expect.stringMatching(told)]);
    const { findings } = await probeServer(optionsFor(double.url), new Date());
    const wrong = findings.filter(({ state }) => state === 'wrong').map(({ text }) => text);
    // A tombstone takes along what would tell of it, and stands among our own events.
    expect(wrong).toEqual(what === 'a tombstone' ? [] : [expect.stringMatching(told)]);
  },
);

it('what is hidden is refused with its reason and never taken for all there is; taken back, all is there again', async () => {
  const { double, store, reports } = await given({}, { watchMs: 2000 });
  await appended(store, A, 'no-stream', 3);
  setting('{"$tb":2}')(double);
  double.log.index();
  const fresh = openEventStore(optionsFor(double.url));
  const error = await all(fresh.readStream(A)).catch((why: unknown) => why);
  expect(error).toBeInstanceOf(StreamUnusable);
  expect((error as StreamUnusable).told).toMatch(/beginnt erst mit Nummer 2.*\$\$kommune-/);
  await fresh.close();
  const listener = listen(store, null);
  await listener.got(3);
  setting('{}')(double);
  double.log.index();
  await vi.waitFor(() => expect(store.touched?.()).toEqual([]), 20_000);
  expect(await all(store.readStream(A))).toHaveLength(3);
  expect(reports.map(({ message }) => message)).toContain('a stream is as it should be again (geht wieder)');
});

it('a retention that others set on their own streams is nobody’s business', async () => {
  const { double, store } = await given();
  double.log.add('$$orders-1', metadataEvent('{"$maxCount":1}'));
  double.log.add(`$$${B}`, metadataEvent('{"$acl":{"$r":"$admins"}}'));
  double.log.index();
  await appended(store, A, 'no-stream');
  await listen(store, null).got(1);
  expect(store.touched?.()).toEqual([]);
});
