import { expect, it, onTestFinished, vi } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { openStore } from '../../src/main.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { stage } from '../journey/stage.ts';
import { talk } from './talk.ts';

/** A hub to which what is written comes late: it is told to itself once `letGo` has been called. */
const late = async (settings: Readonly<Record<string, string>> = {}) => {
  const gate = Promise.withResolvers<void>();
  const stores: EventStore[] = [];
  const on = await stage(settings, {
    store: (given) => {
      const store = openStore(given);
      stores.push(store);
      const held = async (pass: () => unknown) => {
        await gate.promise;
        await pass();
      };
      return {
        ...store,
        subscribeAll: (after, subscriber) =>
          store.subscribeAll(after, {
            ...subscriber,
            onEvents: (events: readonly StoredEvent[]) => held(() => subscriber.onEvents(events)),
          }),
      };
    },
  });
  onTestFinished(async () => {
    gate.resolve();
    await on.hub.close();
  });
  const head = () => stores[0]?.head() ?? null;
  return { on, head, letGo: gate.resolve };
};

it('whoever was told of more elsewhere waits until this hub has come so far, and is not reset', async () => {
  const { on, head, letGo } = await late();
  const made = on.kommune('Gemeinde Voraus');
  const position = await vi.waitFor(async () => {
    const found = await head();
    expect(found).not.toBeNull();
    return found;
  });
  const live = await talk(on.hub.url);
  live.say({ type: 'subscribe', id: 'ahead', channel: 'feed', after: position });
  live.say({ type: 'ping' });
  await live.heard({ type: 'pong' });
  live.say({ type: 'subscribe', id: 'ahead', channel: 'feed', after: null });
  expect(await live.heard({ type: 'error' })).toMatchObject({ id: 'ahead', code: 'bad-parameter' });
  letGo();
  await made;
  await live.heard({ type: 'caught-up' });
  expect(live.said.filter(({ id }) => id === 'ahead').map(({ type }) => type)).toEqual([
    'error',
    'subscribed',
    'caught-up',
  ]);
  await on.kommune('Gemeinde Danach');
  await vi.waitFor(() =>
    expect(live.pushes('feed').map(({ data }) => data.name)).toEqual(['Gemeinde Danach']),
  );
});

it('who waits for too long is reset; who leaves meanwhile hears nothing', async () => {
  const { on, head } = await late({ LICHTERKETTE_WAIT_MS: '200' });
  void on.kommune('Gemeinde Voraus').catch(() => undefined);
  const position = await vi.waitFor(async () => {
    const found = await head();
    expect(found).not.toBeNull();
    return found;
  });
  const live = await talk(on.hub.url);
  live.say({ type: 'subscribe', id: 'leaves', channel: 'feed', after: position });
  live.say({ type: 'unsubscribe', id: 'leaves' });
  live.say({ type: 'subscribe', id: 'stays', channel: 'feed', after: position });
  await live.heard({ type: 'caught-up', id: 'stays' });
  expect(live.said.map(({ type, id }) => [type, id])).toEqual([
    ['subscribed', 'stays'],
    ['reset', 'stays'],
    ['caught-up', 'stays'],
  ]);
});
