import { expect } from 'vitest';
import { checkSeal } from '../../src/store/seal.ts';
import { kommune, verbund } from '../decide/names.ts';
import type { Promises } from './engine.ts';
import { all, appended, events, storedOf } from './events.ts';

const A = kommune('A');
const B = verbund('B');

export const append: Promises = {
  'an appended event has its place, and comes back as it was sent': async ({ store }) => {
    const sent = events(A, 0, 2);
    const result = await store.append(A, 'no-stream', sent);
    expect(result).toMatchObject({ outcome: 'appended', repeated: false });
    const stored = await storedOf(store, A, result, 2);
    expect(stored).toEqual(
      sent.map((event, revision) => ({
        ...event,
        stream: A,
        revision,
        position: expect.stringMatching(/^\d{16,40}-[0-9a-f]{8}$/),
      })),
    );
    expect(await all(store.readStream(A))).toEqual(stored);
    for (const [index, event] of stored.entries())
      expect(checkSeal(event, stored[index - 1]?.metadata.hash ?? null)).toBe('ok');
  },

  'append, readStream, readAll and head give the same positions': async ({ store }) => {
    const first = await appended(store, A, 'no-stream', 3);
    const second = await appended(store, B, 'no-stream', 1);
    const third = await appended(store, A, 2, 2);
    const log = [...first, ...second, ...third];
    expect(await all(store.readAll(null))).toEqual(log);
    expect(await all(store.readStream(A))).toEqual([...first, ...third]);
    expect(await all(store.readStream(B))).toEqual(second);
    expect(await store.head()).toBe(log.at(-1)?.position);
    const positions = log.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].toSorted());
  },

  'a position ends with the beginning of its event’s hash': async ({ store }) => {
    for (const { position, metadata } of await appended(store, A, 'no-stream', 2))
      expect(position.split('-')[1]).toBe(metadata.hash.slice(0, 8));
  },

  'no-stream: only the first append': async ({ store }) => {
    const first = await appended(store, A, 'no-stream', 2);
    const again = await store.append(A, 'no-stream', events(A, 0, 1, { word: 'other' }));
    expect(again).toEqual({ outcome: 'conflict', revision: 1 });
    expect(await all(store.readAll(null))).toEqual(first);
  },

  'stream-exists: only where something stands': async ({ store }) => {
    const early = await store.append(A, 'stream-exists', events(A, 0));
    expect(early).toEqual({ outcome: 'conflict', revision: 'no-stream' });
    const first = await appended(store, A, 'no-stream');
    const result = await store.append(A, 'stream-exists', events(A, 1, 2));
    const stored = await storedOf(store, A, result, 2);
    expect(await all(store.readStream(A))).toEqual([...first, ...stored]);
    expect(stored.map(({ revision }) => revision)).toEqual([1, 2]);
  },

  'a number: exactly after that revision': async ({ store }) => {
    expect(await store.append(A, 0, events(A, 1))).toEqual({ outcome: 'conflict', revision: 'no-stream' });
    const first = await appended(store, A, 'no-stream', 2);
    for (const wrong of [0, 2, 7])
      expect(await store.append(A, wrong, events(A, wrong + 1, 1, { word: 'other' }))).toEqual({
        outcome: 'conflict',
        revision: 1,
      });
    const next = await appended(store, A, 1);
    expect(await all(store.readAll(null))).toEqual([...first, ...next]);
  },

  'a refused group leaves nothing behind': async ({ store }) => {
    const first = await appended(store, A, 'no-stream', 1);
    expect(await store.append(A, 'no-stream', events(A, 0, 3, { word: 'other' }))).toMatchObject({
      outcome: 'conflict',
    });
    const data = { text: 'x'.repeat(700_000) };
    expect(await store.append(A, 0, events(A, 1, 2, { data }))).toMatchObject({ outcome: 'too-large' });
    expect(await all(store.readAll(null))).toEqual(first);
    expect(await store.head()).toBe(first[0]?.position);
  },

  'too large says how much is allowed, and a little less is taken': async ({ store }) => {
    const result = await store.append(
      A,
      'no-stream',
      events(A, 0, 1, { data: { text: 'ü'.repeat(600_000) } }),
    );
    expect(result).toMatchObject({ outcome: 'too-large', limitBytes: expect.any(Number) });
    if (result.outcome !== 'too-large') return;
    expect(result.limitBytes).toBeGreaterThan(500_000);
    const text = 'x'.repeat(result.limitBytes - 2000);
    expect(await appended(store, A, 'no-stream', 1, { data: { text } })).toHaveLength(1);
  },

  'of several appends that expect the same revision exactly one wins': async ({ store }) => {
    await appended(store, A, 'no-stream');
    const attempts = Array.from({ length: 20 }, (_, index) =>
      store.append(A, 0, events(A, 1, 2, { word: `attempt ${index}` })),
    );
    const results = await Promise.all(attempts);
    const winners = results.filter(({ outcome }) => outcome === 'appended');
    expect(winners).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(19);
    const [, last, ...others] = await all(store.readStream(A, 1));
    expect(others).toEqual([]);
    expect(winners).toEqual([
      { outcome: 'appended', repeated: false, revision: 2, position: last?.position },
    ]);
  },
};
