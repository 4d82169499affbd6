import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { EngineUnavailable, ForeignPosition, Unproven } from '../../../src/store/event-store.ts';
import { positionOf } from '../../../src/store/eventstoredb/place.ts';
import { all, appended } from '../../conformance/events.ts';
import { listen } from '../../conformance/listener.ts';
import { kommune } from '../../decide/names.ts';
import { given } from './given.ts';

const A = kommune('A');
const CHECKED = 'the server does not show what it has shown before: being checked (wird geprüft)';

/** A store that has followed three events, on a server that can hide the last one. */
const followed = async (options: Parameters<typeof given>[1] = {}) => {
  const begun = await given({}, { watchMs: 500, absenceMs: 5000, ...options });
  const stored = await appended(begun.store, A, 'no-stream', 3);
  const listener = listen(begun.store, null);
  await listener.got(3);
  await vi.waitFor(() => expect(begun.store.doubt?.()).toBeUndefined());
  return { ...begun, stored, listener };
};

it('a subscription that begins anew while the leader is behind waits, says so, and goes on by itself', async () => {
  const { double, store, listener, reports } = await followed();
  double.log.hide(1);
  double.first.dropSubscriptions();
  await vi.waitFor(() =>
    expect(store.doubt?.()?.message).toMatch(/nicht, den er schon gezeigt hat: wird geprüft/),
  );
  await pause(300);
  expect(listener.errors).toEqual([]);
  double.log.index();
  await vi.waitFor(() => expect(store.doubt?.()).toBeUndefined());
  await appended(store, A, 2);
  await listener.got(4);
  expect(listener.seen.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  expect(listener.errors).toEqual([]);
  const told = reports.map(({ message }) => message);
  expect(told.filter((message) => message === CHECKED)).toHaveLength(1);
  expect(told).toContain('the server shows it again');
});

it('what stays away for as long as an election can take is lost', async () => {
  const { double, store, listener } = await followed({ absenceMs: 300, deadlineMs: 500 });
  double.log.hide(1);
  double.first.dropSubscriptions();
  await vi.waitFor(() => expect(listener.errors[0]).toBeInstanceOf(ForeignPosition), { timeout: 10_000 });
  expect(listener.errors).toHaveLength(1);
  // It follows no more: nothing is to be decided on what it shows.
  await vi.waitFor(() => expect(store.doubt?.()?.message).toMatch(/keine neuen Einträge/), {
    timeout: 10_000,
  });
});

it('another event at its place in its stream is final at once', async () => {
  const { double, listener } = await followed({ absenceMs: 3_600_000 });
  double.log.loseTail(1);
  await double.first.restart();
  const { store: other } = await given({}, { url: double.url });
  await appended(other, A, 1, 1, { word: 'another future' });
  await vi.waitFor(() => expect(listener.errors[0]).toBeInstanceOf(ForeignPosition), { timeout: 10_000 });
});

it('a read from a position that is not shown waits for it; where that takes too long it is no verdict', async () => {
  const { double, store, stored } = await followed({ deadlineMs: 600 });
  const last = stored.at(-1)?.position ?? '';
  double.log.hide(1);
  await expect(all(store.readAll(last))).rejects.toThrow(Unproven);
  const reading = all(store.readAll(last));
  await pause(100);
  double.log.index();
  expect(await reading).toEqual([]);
});

it('a stream, the log and the head never end before what has been shown', async () => {
  const { double, store, stored } = await followed();
  const head = stored.at(-1)?.position;
  double.log.hide(1);
  expect(await store.head()).toBe(head);
  const reading = Promise.all([
    all(store.readStream(A)),
    all(store.readAll(null)),
    all(store.readStream(A, 2)),
  ]);
  await pause(200);
  double.log.index();
  expect(await reading).toEqual([stored, stored, stored.slice(2)]);
});

it('what is not shown in time cannot be read; nobody is told that it is not there', async () => {
  const { double, store } = await followed({ deadlineMs: 300 });
  double.log.hide(3);
  await expect(all(store.readStream(A))).rejects.toThrow(EngineUnavailable);
  await expect(all(store.readAll(null))).rejects.toThrow(EngineUnavailable);
});

it('a position that others were told of may come for as long as an election can take', async () => {
  const { double, store, stored } = await followed();
  const { store: behind } = await given({}, { url: double.url, absenceMs: 400 });
  const [first, , last] = stored.map(({ position }) => position);
  double.log.hide(1);
  expect(await behind.mayCome(first ?? '')).toBe(true);
  expect(await behind.mayCome(last ?? '')).toBe(true);
  double.log.index();
  expect(await behind.mayCome(last ?? '')).toBe(true);
  const lost = positionOf({ commit: 10n ** 12n, prepare: 10n ** 12n }, 'deadbeefcafe');
  expect(await store.mayCome('0000000000000001-0a1b2c3d')).toBe(false);
  expect(await behind.mayCome(lost)).toBe(true);
  await vi.waitFor(async () => expect(await behind.mayCome(lost)).toBe(false), { timeout: 10_000 });
});

it('a position at whose place another event stands, of whomever, never comes; that is certain at once', async () => {
  const { store, double } = await given({}, { absenceMs: 3_600_000 });
  const other = (position = '') => [
    position.replace(/.{8}$/, '00000001'),
    position.replace(/.{8}$/, 'ffffffff'),
  ];
  for (const position of other(store.beginning)) expect(await store.mayCome(position)).toBe(false);
  const [first, last] = await appended(store, A, 'no-stream', 2);
  for (const position of other(last?.position)) expect(await store.mayCome(position)).toBe(false);
  double.log.write('of-others', 'any', [
    { id: randomUUID(), type: 'Something', json: true, metadata: new Uint8Array(0), data: Buffer.from('{}') },
  ]);
  const place = BigInt(double.log.records.at(-1)?.position ?? 0);
  expect(await store.mayCome(positionOf({ commit: place, prepare: place }, 'deadbeefcafe'))).toBe(false);
  for (const { position } of [first, last].filter((event) => event !== undefined))
    expect(await store.mayCome(position)).toBe(true);
});

it('a subscription that cannot be made anew is a doubt, until it can', async () => {
  const { double, store } = await followed({ deadlineMs: 300 });
  for (let times = 0; times < 500; times += 1) double.first.faults.order('subscribe', { kind: 'not-ready' });
  double.first.dropSubscriptions();
  await vi.waitFor(() =>
    expect(store.doubt?.()?.message).toBe('Vom Server kommen keine neuen Einträge: wird geprüft.'),
  );
  double.first.faults.clear();
  await vi.waitFor(() => expect(store.doubt?.()).toBeUndefined());
});
