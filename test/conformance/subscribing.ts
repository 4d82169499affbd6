import { setImmediate as turn } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { type EventStore, ForeignPosition } from '../../src/store/event-store.ts';
import { kommune } from '../decide/names.ts';
import type { Promises } from './engine.ts';
import { all, appended, events } from './events.ts';
import { listen } from './listener.ts';
import { foreignPositions } from './reading.ts';

const A = kommune('A');
const B = kommune('B');
const WRITERS = 6;
const APPENDS = 40;

/** One writer: appends one to three events, again and again, at its own pace. */
const write = async (store: EventStore, writer: number): Promise<void> => {
  const stream = kommune(`writer ${writer}`);
  let last = -1;
  for (let index = 0; index < APPENDS; index += 1) {
    const count = 1 + ((index + writer) % 3);
    await appended(store, stream, last === -1 ? 'no-stream' : last, count);
    last += count;
    if (index % (writer + 1) === 0) await turn();
  }
};

const writers = (store: EventStore): Promise<unknown> =>
  Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(store, writer)));

const idsOf = (events: readonly StoredEvent[]) => events.map(({ position }) => position);

export const subscribing: Promises = {
  'what stands already and what comes, in one sequence': async ({ store }) => {
    const first = await appended(store, A, 'no-stream', 3);
    const listener = listen(store, null);
    await listener.got(3);
    const second = await appended(store, B, 'no-stream', 2);
    await listener.got(5);
    expect(listener.seen).toEqual([...first, ...second]);
    await listener.subscription.close();
  },

  'nothing lost, nothing twice, nothing early, while writers run': async ({ store }) => {
    await appended(store, A, 'no-stream', 5);
    const start = await store.head();
    const listeners = [listen(store, null), listen(store, start)];
    const running = writers(store);
    for (let more = 0; more < 8; more += 1) {
      for (let turns = 0; turns < 5; turns += 1) await turn();
      listeners.push(listen(store, more % 2 === 0 ? start : await store.head()));
    }
    const starts = [null, start];
    await running;
    const log = await all(store.readAll(null));
    for (const [index, { seen, got, errors }] of listeners.entries()) {
      const from = starts[index];
      if (from !== undefined) await got((await all(store.readAll(from))).length);
      await vi.waitFor(() => expect(seen.at(-1)?.position).toBe(log.at(-1)?.position), { timeout: 15_000 });
      expect(idsOf(seen)).toEqual(idsOf(log).slice(log.length - seen.length));
      expect(errors).toEqual([]);
    }
    expect(listeners[0]?.seen).toEqual(log);
    await Promise.all(listeners.map(({ subscription }) => subscription.close()));
  },

  'a slow subscriber gets one batch after the other, and all of them': async ({ store }) => {
    await appended(store, A, 'no-stream', 5);
    const listener = listen(store, null, async () => {
      for (let turns = 0; turns < 7; turns += 1) await turn();
    });
    await writers(store);
    const log = await all(store.readAll(null));
    await listener.got(log.length);
    expect(idsOf(listener.seen)).toEqual(idsOf(log));
    expect(listener.errors).toEqual([]);
    await listener.subscription.close();
  },

  'a subscriber that is slow does not hold back another, nor the writers': async ({ store }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = listen(store, null, () => held);
    const quick = listen(store, null);
    await writers(store);
    const log = await all(store.readAll(null));
    await quick.got(log.length);
    expect(slow.seen.length).toBeLessThan(log.length);
    release();
    await slow.got(log.length);
    expect(idsOf(slow.seen)).toEqual(idsOf(log));
    await Promise.all([slow.subscription.close(), quick.subscription.close()]);
  },

  'an answered append is delivered to who follows, at the position of the answer': async ({ store }) => {
    await appended(store, A, 'no-stream');
    const listener = listen(store, null);
    await listener.got(1);
    for (let index = 0; index < 10; index += 1) {
      const result = await store.append(A, index, events(A, index + 1));
      await listener.got(index + 2);
      expect(result).toMatchObject({ outcome: 'appended', position: listener.seen.at(-1)?.position });
    }
    await listener.subscription.close();
  },

  'after close nothing is delivered': async ({ store }) => {
    await appended(store, A, 'no-stream', 3);
    const other = listen(store, null);
    const listener = listen(store, null);
    await listener.got(3);
    await listener.subscription.close();
    await appended(store, A, 2, 2);
    await other.got(5);
    expect(listener.seen).toHaveLength(3);
    expect(listener.errors).toEqual([]);
    await other.subscription.close();
  },

  'close waits for the batch that is being worked on': async ({ store }) => {
    await appended(store, A, 'no-stream', 1);
    let finished = false;
    const listener = listen(store, null, async () => {
      for (let turns = 0; turns < 20; turns += 1) await turn();
      finished = true;
    });
    await listener.got(1);
    await listener.subscription.close();
    expect(finished).toBe(true);
  },

  'a position of another log ends the subscription': async ({ store }) => {
    await appended(store, A, 'no-stream', 2);
    for (const position of foreignPositions((await store.head()) ?? '')) {
      const listener = listen(store, position);
      await vi.waitFor(() => expect(listener.errors).toHaveLength(1));
      expect(listener.errors[0]).toBeInstanceOf(ForeignPosition);
      expect(listener.seen).toEqual([]);
      await listener.subscription.close();
    }
  },

  'a subscriber that fails ends its subscription, and no other': async ({ store }) => {
    const failed: Error[] = [];
    let calls = 0;
    const subscription = store.subscribeAll(null, {
      onEvents: () => {
        calls += 1;
        throw new Error('not today');
      },
      onError: (error) => failed.push(error),
    });
    const other = listen(store, null);
    await appended(store, A, 'no-stream', 1);
    await appended(store, A, 0, 1);
    await other.got(2);
    await vi.waitFor(() => expect(failed.map(({ message }) => message)).toEqual(['not today']));
    expect(calls).toBe(1);
    await Promise.all([subscription.close(), other.subscription.close()]);
  },

  'closing the store ends its subscriptions': async ({ store, reopened }) => {
    await appended(store, A, 'no-stream', 1);
    const listener = listen(store, null);
    await listener.got(1);
    const again = await reopened();
    await appended(again, A, 0, 1);
    expect(listener.seen).toHaveLength(1);
  },
};
