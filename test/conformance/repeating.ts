import { expect } from 'vitest';
import type { ExpectedRevision } from '../../src/store/event-store.ts';
import { kommune } from '../decide/names.ts';
import type { Given, Promises } from './engine.ts';
import { all, appended, events, storedOf } from './events.ts';

const A = kommune('A');
const B = kommune('B');
const LATER = '2026-10-01T09:30:00.000Z';

/** Appends after what stands, lets others follow, and repeats with the same ids and other metadata. */
const proveRepeat = async ({ store }: Given, expected: ExpectedRevision, from: number): Promise<void> => {
  if (from > 0) await appended(store, A, 'no-stream', from, { word: 'before' });
  const sent = events(A, from, 2);
  const first = await store.append(A, expected, sent);
  expect(first).toMatchObject({ outcome: 'appended', repeated: false });
  await appended(store, A, from + 1, 2, { word: 'after' });
  await appended(store, B, 'no-stream');
  const log = await all(store.readAll(null));
  const other = events(A, from, 2, { recordedAt: LATER });
  expect(other[0]?.metadata.hash).not.toBe(sent[0]?.metadata.hash);
  const repeat = await store.append(A, expected, other);
  expect(repeat).toEqual({ ...first, repeated: true });
  const stored = await storedOf(store, A, repeat, 2);
  expect(stored.map(({ metadata }) => metadata)).toEqual(sent.map(({ metadata }) => metadata));
  expect(await all(store.readAll(null))).toEqual(log);
};

export const repeating: Promises = {
  'a repeat with a number is answered with what is stored': (given) => proveRepeat(given, 2, 3),
  'a repeat with no-stream is answered with what is stored': (given) => proveRepeat(given, 'no-stream', 0),
  'a repeat with stream-exists is answered with what is stored': (given) =>
    proveRepeat(given, 'stream-exists', 3),

  'a repeat is known after the log was opened again': async ({ store, reopened }) => {
    const sent = events(A, 0, 2);
    const first = await store.append(A, 'no-stream', sent);
    expect(first).toMatchObject({ outcome: 'appended', repeated: false, revision: 1 });
    const again = await reopened();
    expect(await again.append(A, 'no-stream', sent)).toEqual({ ...first, repeated: true });
  },

  'ids that stand there only in part are a conflict': async ({ store }) => {
    const stored = await appended(store, A, 'no-stream', 3);
    const half = [...events(A, 1, 1), ...events(A, 2, 1, { word: 'other' })];
    expect(await store.append(A, 0, half)).toEqual({ outcome: 'conflict', revision: 2 });
    expect(await store.append(A, 0, events(A, 1, 3))).toEqual({ outcome: 'conflict', revision: 2 });
    expect(await all(store.readAll(null))).toEqual(stored);
  },

  'ids that stand at another place are a conflict': async ({ store }) => {
    await appended(store, A, 'no-stream', 3);
    expect(await store.append(A, 'no-stream', events(A, 1, 1))).toEqual({ outcome: 'conflict', revision: 2 });
  },

  'the same ids on another stream are another matter': async ({ store }) => {
    const sent = events(A, 0, 1);
    await store.append(A, 'no-stream', sent);
    expect(await store.append(B, 'no-stream', sent)).toMatchObject({ outcome: 'appended', repeated: false });
    expect(await all(store.readAll(null))).toHaveLength(2);
  },
};
