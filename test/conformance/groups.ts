import { expect } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { kommune } from '../decide/names.ts';
import type { Promises } from './engine.ts';
import { all, appended, events, storedOf } from './events.ts';

const GOOD = kommune('good');
const CONFLICT = kommune('conflicting');
const LARGE = kommune('oversized');
const KNOWN = kommune('known');

export const groups: Promises = {
  'appends of one moment fail and succeed each by itself': async ({ store }) => {
    await appended(store, CONFLICT, 'no-stream');
    const before = await store.append(KNOWN, 'no-stream', events(KNOWN, 0, 2));
    const start = await store.head();

    const results = await Promise.all([
      store.append(GOOD, 'no-stream', events(GOOD, 0, 2)),
      store.append(CONFLICT, 'no-stream', events(CONFLICT, 0, 1, { word: 'other' })),
      store.append(LARGE, 'no-stream', events(LARGE, 0, 1, { data: { text: 'x'.repeat(2_000_000) } })),
      store.append(KNOWN, 'no-stream', events(KNOWN, 0, 2, { recordedAt: '2026-10-02T00:00:00.000Z' })),
      store.append(GOOD, 1, events(GOOD, 2, 1)),
      store.append(GOOD, 1, events(GOOD, 2, 1)),
    ]);

    const [good, conflict, large, known, next, twice] = results;
    expect(good).toMatchObject({ outcome: 'appended', repeated: false });
    expect(conflict).toEqual({ outcome: 'conflict', revision: 0 });
    expect(large).toMatchObject({ outcome: 'too-large' });
    expect(known).toEqual({ ...before, repeated: true });
    const added = [...(await storedOf(store, GOOD, good, 2)), ...(await storedOf(store, GOOD, next))];
    expect(twice).toEqual({ ...next, repeated: true });
    expect(await all(store.readAll(start))).toEqual(added);
    expect(added.map(({ revision }) => revision)).toEqual([0, 1, 2]);
  },

  'hundreds of appends at once are all answered, each with its own events': async ({ store }) => {
    const streams = Array.from({ length: 300 }, (_, index) => kommune(`one of many ${index}`));
    const results = await Promise.all(
      streams.map((stream) => store.append(stream, 'no-stream', events(stream, 0, 2))),
    );
    const stored = await Promise.all(
      results.map((result, index) => storedOf(store, streams[index] as StreamName, result, 2)),
    );
    expect(stored.map(([first]) => first?.stream)).toEqual(streams);
    const log = await all(store.readAll(null));
    expect(log.toSorted((a, b) => (a.position < b.position ? -1 : 1))).toEqual(log);
    expect(new Set(log.map(({ id }) => id))).toEqual(new Set(stored.flat().map(({ id }) => id)));
    expect(log).toHaveLength(600);
  },
};
