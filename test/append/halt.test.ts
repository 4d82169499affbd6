import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { Damage } from '../../src/store/damage.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { Halt } from '../../src/store/halt.ts';
import { watched } from '../../src/store/watched-store.ts';
import { demoEvents } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';

const HALTED = { code: 'halted' };

const found = () => new Damage('gefunden');

describe('a halt', () => {
  it('lets everything pass until damage is found, and nothing from then on', async () => {
    const halt = new Halt();
    halt.check();
    expect(await halt.guard(async () => 'done')).toBe('done');
    halt.stop(found());
    expect(() => halt.check()).toThrow(expect.objectContaining(HALTED));
    await expect(halt.guard(async () => 'done')).rejects.toMatchObject(HALTED);
  });

  it('answers nothing that was under way when damage was found elsewhere', async () => {
    const halt = new Halt();
    const { promise, resolve } = Promise.withResolvers<string>();
    const answer = halt.guard(() => promise);
    halt.stop(found());
    resolve('done');
    await expect(answer).rejects.toMatchObject(HALTED);
  });

  it('is brought about by damage that somebody comes upon, and by no other error', async () => {
    const halt = new Halt();
    await expect(halt.guard(() => Promise.reject(new TypeError('other')))).rejects.toThrow('other');
    expect(halt.damage).toBeUndefined();
    const damage = found();
    await expect(halt.guard(() => Promise.reject(damage))).rejects.toMatchObject(HALTED);
    expect(halt.damage).toBe(damage);
  });

  it('keeps what was found first, and tells everybody once, also who asks late', () => {
    const halt = new Halt();
    const told: string[] = [];
    halt.onStop(({ message }) => told.push(`early ${message}`));
    halt.stop(found());
    halt.stop(new Damage('später'));
    halt.onStop(({ message }) => told.push(`late ${message}`));
    expect(told).toEqual(['early gefunden', 'late gefunden']);
  });
});

const tampered = (event: StoredEvent): StoredEvent => ({
  ...event,
  data: { ...event.data, hinzugefuegt: 'x' },
});

let events: StoredEvent[];
beforeAll(async () => {
  events = (await demoEvents()).slice(0, 40);
}, 60_000);

/** A log with one event that somebody changed, and what its hub stops by. */
const damagedLog = (change: Partial<EventStore> = {}) => {
  const at = 20;
  const bad = tampered(events[at] as StoredEvent);
  const halt = new Halt();
  const store = watched({ ...fixedLog(events.with(at, bad)), ...change }, halt);
  return { store, halt, bad };
};

describe('a watched store', () => {
  it.each([
    ['the log', (store: EventStore) => store.readAll(null)],
    ['its stream', (store: EventStore, { stream }: StoredEvent) => store.readStream(stream)],
  ])('never gives an event that was changed, and stops the hub: read with %s', async (_name, read) => {
    const { store, halt, bad } = damagedLog();
    const given: string[] = [];
    const reading = (async () => {
      for await (const { id } of read(store, bad)) given.push(id);
    })();
    await expect(reading).rejects.toMatchObject(HALTED);
    expect(given).not.toContain(bad.id);
    expect(halt.damage?.place).toEqual({ eventId: bad.id, position: bad.position });
    for (const call of [store.head(), store.append('kommune-x', 0, [])])
      await expect(call).rejects.toMatchObject(HALTED);
    expect(store.writable).toBe(false);
  });

  it('stops the hub at what the engine finds by itself', async () => {
    let tell: ((damage: Damage) => void) | undefined;
    const { store, halt } = damagedLog({
      onDamage: (listener) => {
        tell = listener;
      },
    });
    expect(await store.head()).not.toBeNull();
    tell?.(found());
    expect(halt.damage).toBeDefined();
    await expect(store.head()).rejects.toMatchObject(HALTED);
  });
});
