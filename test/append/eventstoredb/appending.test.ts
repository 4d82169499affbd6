import { expect, it } from 'vitest';
import type { StreamName } from '../../../contracts/envelope.ts';
import { EngineUnavailable, StreamUnusable } from '../../../src/store/event-store.ts';
import { all, appended, events, storedOf } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import type { Fault } from '../../double/faults.ts';
import { softDelete, tombstone } from '../../double/removing.ts';
import { expectStored, given, storedIds } from './given.ts';

const A = kommune('A');

const FAULTS: readonly Fault[] = [
  { kind: 'hang' },
  { kind: 'delay', ms: 5 },
  { kind: 'delay', ms: 120 },
  { kind: 'lose-answer' },
  { kind: 'lose-answer-and-break' },
  { kind: 'break' },
  { kind: 'not-leader' },
  { kind: 'not-ready' },
];

it.each(FAULTS)('an append that suffers $kind $ms is answered truly, and stands once', async (fault) => {
  const { double, store } = await given();
  const first = await appended(store, A, 'no-stream');
  double.first.faults.order('append', fault);
  const second = await appended(store, A, 0, 3);
  expect(double.first.faults.suffered).toEqual({ [fault.kind]: 1 });
  expectStored(double, [...first, ...second]);
  expect(await all(store.readStream(A))).toEqual([...first, ...second]);
});

it.each([{ kind: 'hang' }, { kind: 'break' }, { kind: 'lose-answer-and-break' }] as const)(
  'a read that suffers $kind is asked again',
  async (fault) => {
    const { double, store } = await given();
    const stored = await appended(store, A, 'no-stream', 3);
    double.first.faults.order('read', fault);
    expect(await all(store.readAll(null))).toEqual(stored);
  },
);

it('many appends at once survive a connection that breaks under them', async () => {
  // Two hundred keep a busy machine longer than 50 ms: it is the server that is to break this connection, not the watchdog.
  const { double, store } = await given({}, { watchMs: 500 });
  const streams = Array.from({ length: 200 }, (_, index) => kommune(`crowd ${index}`));
  for (let index = 0; index < 6; index += 1) double.first.faults.order('append', { kind: 'delay', ms: 1 });
  double.first.faults.order('append', { kind: 'lose-answer-and-break' });
  double.first.faults.order('append', { kind: 'hang' });
  const results = await Promise.all(
    streams.map((stream) => store.append(stream, 'no-stream', events(stream, 0, 2))),
  );
  const stored = await Promise.all(
    results.map((result, index) => storedOf(store, streams[index] as StreamName, result, 2)),
  );
  const ids = stored.flat().map(({ id }) => id);
  expect(storedIds(double).toSorted()).toEqual(ids.toSorted());
});

it('while the server is away appends and reads are refused, and the store says so; afterwards all goes on', async () => {
  const { double, store } = await given({}, { watchMs: 1000, deadlineMs: 2000 });
  const stored = await appended(store, A, 'no-stream');
  expect(store.unavailable?.()).toBeUndefined();
  double.first.stop();
  await expect(store.append(A, 0, events(A, 1))).rejects.toThrow(EngineUnavailable);
  await expect(store.head()).rejects.toThrow(EngineUnavailable);
  expect(store.unavailable?.()?.message).toContain('Unter dieser Adresse horcht niemand.');
  await double.first.start();
  const more = await appended(store, A, 0);
  expect(store.unavailable?.()).toBeUndefined();
  expectStored(double, [...stored, ...more]);
});

it('a repeat of what was lost with its refusal is answered with what is stored', async () => {
  const { double, store } = await given({}, { deadlineMs: 400 });
  await appended(store, A, 'no-stream');
  const sent = events(A, 1);
  double.first.faults.order('append', { kind: 'lose-answer-and-break' });
  for (let index = 0; index < 1000; index += 1) double.first.faults.order('append', { kind: 'break' });
  await expect(store.append(A, 0, sent)).rejects.toThrow(EngineUnavailable);
  double.first.faults.clear();
  const again = await store.append(A, 0, events(A, 1, 1, { recordedAt: '2026-10-02T00:00:00.000Z' }));
  expect(again).toMatchObject({ outcome: 'appended', repeated: true });
  expect((await storedOf(store, A, again))[0]?.metadata.hash).toBe(sent[0]?.metadata.hash);
});

it('wrong credentials are told as such, without waiting', async () => {
  const { double } = await given({ tls: true, credentials: 'hub:secret' });
  const { store } = await given({}, { url: double.url.replace('secret', 'guess') });
  await expect(store.append(A, 'no-stream', events(A, 0))).rejects.toThrow('does not let us in');
});

it('a certificate that nobody vouches for is refused', async () => {
  const { double } = await given({ tls: true });
  const { store } = await given({}, { url: double.url.replace(/&tlsCAFile=[^&]+/, ''), deadlineMs: 60 });
  await expect(store.append(A, 'no-stream', events(A, 0))).rejects.toThrow(EngineUnavailable);
  expectStored(double, []);
});

it('a stream that was ended at the server is unusable, the others are not', async () => {
  const { double, store } = await given();
  await appended(store, A, 'no-stream');
  tombstone(double.log, A, 'any');
  double.log.index();
  await expect(store.append(A, 0, events(A, 1))).rejects.toThrow(StreamUnusable);
  await expect(all(store.readStream(A))).rejects.toThrow(StreamUnusable);
  expect(await appended(store, kommune('B'), 'no-stream')).toHaveLength(1);
  expect(store.unavailable?.()).toBeUndefined();
});

it('a stream that was softly deleted at the server is not begun anew', async () => {
  const { double, store } = await given();
  await appended(store, A, 'no-stream', 2);
  softDelete(double.log, A, 'any');
  double.log.index();
  const before = double.log.records.length;
  const sent = events(A, 0, 1, { word: 'other' });
  await expect(store.append(A, 'no-stream', sent)).rejects.toThrow(StreamUnusable);
  expect(double.log.records).toHaveLength(before);
});

it('an event of somebody else at the end of our stream is named, and not written upon', async () => {
  const { double, store, reports } = await given();
  const stored = await appended(store, A, 'no-stream');
  const foreign = { type: 'Order', json: true, metadata: new Uint8Array(0), data: Buffer.from('{}') };
  double.log.write(A, 'any', [{ ...foreign, id: '4fd7cbf4-9f3b-4a53-8a3c-29d2b5a9d0e1' }]);
  expect(await all(store.readStream(A))).toEqual(stored);
  expect(reports).toContainEqual(
    expect.objectContaining({ details: expect.objectContaining({ stream: A, revision: 1, type: 'Order' }) }),
  );
  await expect(store.append(A, 0, events(A, 1))).rejects.toThrow(StreamUnusable);
});
