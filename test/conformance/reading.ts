import { expect } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import { ForeignPosition } from '../../src/store/event-store.ts';
import { kommune } from '../decide/names.ts';
import type { Promises } from './engine.ts';
import { all, appended, events } from './events.ts';

const A = kommune('A');
const B = kommune('B');

/** Positions that look right and are of no event here: another hash, a lost future, another width. */
export const foreignPositions = (head: Position): readonly Position[] => {
  const [number = '', hash = ''] = head.split('-');
  const otherHash = Array.from(hash, (digit) => (digit === '0' ? '1' : '0')).join('');
  return [
    `${number}-${otherHash}`,
    `${'9'.repeat(number.length)}-${hash}`,
    `${'0'.repeat(number.length)}-${hash}`,
    `${number.length === 40 ? number.slice(24) : number.padStart(40, '0')}-${hash}`,
  ];
};

export const reading: Promises = {
  'an empty log has no head and nothing to read': async ({ store }) => {
    expect(await store.head()).toBeNull();
    expect(await all(store.readAll(null))).toEqual([]);
    expect(await all(store.readStream(A))).toEqual([]);
  },

  'the beginning is a position of the same width before all of the log': async ({ store, reopened }) => {
    const [first] = await appended(store, A, 'no-stream', 1);
    const { position = '' } = first ?? {};
    expect(store.beginning).toMatch(/^0+-0{8}$/);
    expect(store.beginning).toHaveLength(position.length);
    expect(store.beginning < position).toBe(true);
    expect((await reopened()).beginning).toBe(store.beginning);
  },

  'readStream begins at a revision': async ({ store }) => {
    const stored = await appended(store, A, 'no-stream', 5);
    await appended(store, B, 'no-stream', 2);
    expect(await all(store.readStream(A, 0))).toEqual(stored);
    expect(await all(store.readStream(A, 3))).toEqual(stored.slice(3));
    expect(await all(store.readStream(A, 5))).toEqual([]);
  },

  'readAll begins after a position, of any event': async ({ store }) => {
    await appended(store, A, 'no-stream', 2);
    await appended(store, B, 'no-stream', 2);
    const log = await all(store.readAll(null));
    for (const [index, { position }] of log.entries())
      expect(await all(store.readAll(position))).toEqual(log.slice(index + 1));
  },

  'reading goes on over pages': async ({ store }) => {
    const count = 2500;
    const sent = events(A, 0, count);
    for (let from = 0; from < count; from += 100)
      await store.append(A, from === 0 ? 'no-stream' : from - 1, sent.slice(from, from + 100));
    const ids = sent.map(({ id }) => id);
    const log = await all(store.readAll(null));
    expect(log.map(({ id }) => id)).toEqual(ids);
    expect((await all(store.readStream(A, 700))).map(({ id }) => id)).toEqual(ids.slice(700));
    expect(await all(store.readAll(log[999]?.position ?? null))).toEqual(log.slice(1000));
  },

  'positions tell how far into the log they lie, more with every event': async ({ store }) => {
    await appended(store, A, 'no-stream', 3);
    await appended(store, B, 'no-stream', 2);
    const log = await all(store.readAll(null));
    const extents = log.map(({ position }) => store.extentOf?.(position));
    const sizes = extents.map((extent) => extent?.size ?? 0);
    expect(sizes).toEqual([...new Set(sizes)].toSorted((one, other) => one - other));
    const units = new Set(extents.map((extent) => extent?.unit));
    expect(units.size).toBe(1);
    if (units.has('events')) expect(sizes).toEqual([1, 2, 3, 4, 5]);
    else expect(units).toEqual(new Set(['bytes']));
  },

  'a reader that stops early does not hold the log up': async ({ store }) => {
    await appended(store, A, 'no-stream', 3);
    for await (const event of store.readAll(null)) if (event.revision === 1) break;
    expect(await appended(store, A, 2)).toHaveLength(1);
  },

  'a position of another log is refused': async ({ store }) => {
    await appended(store, A, 'no-stream', 3);
    const head = (await store.head()) ?? '';
    for (const position of foreignPositions(head))
      await expect(all(store.readAll(position)), position).rejects.toThrow(ForeignPosition);
  },

  'on an empty log every position is of another log': async ({ store }) => {
    const position = '0000000000000001-0a1b2c3d';
    await expect(all(store.readAll(position))).rejects.toThrow(ForeignPosition);
  },

  'a log that is opened again holds everything': async ({ store, reopened }) => {
    await appended(store, A, 'no-stream', 3);
    await appended(store, B, 'no-stream', 1);
    const log = await all(store.readAll(null));
    const head = await store.head();
    const again = await reopened();
    expect(await all(again.readAll(null))).toEqual(log);
    expect(await again.head()).toBe(head);
    expect(await all(again.readAll(head))).toEqual([]);
    expect(await appended(again, A, 2)).toMatchObject([{ revision: 3 }]);
  },
};
