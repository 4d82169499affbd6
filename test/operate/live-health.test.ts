import { expect, it } from 'vitest';
import { isReady } from '../../src/http/health.ts';
import { momentOf } from '../../src/http/ready-replies.ts';
import { type HealthParts, liveHealth } from '../../src/hub/live-health.ts';
import type { LiveServer } from '../../src/push/live-server.ts';

/** A hub's health, what has been looked up for it so far, and what its parts say. */
const watched = () => {
  const looked = new Set<string>();
  const say = {
    position: '0000000000000001-00000000',
    ready: true,
    doubt: undefined as string | undefined,
  };
  const noting = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name) => {
        looked.add(String(name));
        return Reflect.get(target, name);
      },
    });
  const parts = noting({
    clock: {
      get doubt() {
        return say.doubt;
      },
    },
    halt: { damage: undefined },
    queue: { length: 3 },
    runner: noting({
      applied: 7,
      catchUp: undefined,
      failures: [],
      mirror: { ok: true, waiting: 2 },
      unknown: 0,
      get position() {
        return say.position;
      },
    }),
    store: noting({ doubt: () => undefined, touched: () => undefined, unavailable: () => undefined }),
    isReady: () => say.ready,
    isWritable: () => true,
  });
  const live = noting({ connections: 4, bufferedBytes: 5, pushes: 6 }) as unknown as LiveServer;
  const health = liveHealth(parts as unknown as HealthParts, () => live);
  looked.clear();
  return { health, looked, say };
};

it('a request looks up what it asks for, and nothing that only operators ask for', () => {
  const { health, looked } = watched();
  momentOf(health, new Date(0));
  expect([...looked].sort()).toEqual(['failures', 'position', 'unknown']);
});

it('health is that of the moment at which it is asked for', () => {
  const { health, say } = watched();
  expect(health).toMatchObject({ position: say.position, writable: true });
  expect(isReady(health)).toBe(true);
  Object.assign(say, { position: '0000000000000002-00000000', ready: false, doubt: 'Die Uhr ging vor.' });
  expect(health).toMatchObject({ position: say.position, writable: false, clock: 'Die Uhr ging vor.' });
  expect(isReady(health)).toBe(false);
});

it('all of it can be told as JSON', () => {
  const { health } = watched();
  expect(JSON.parse(JSON.stringify({ status: 'ready', ...health }))).toEqual({
    status: 'ready',
    ready: true,
    applied: 7,
    position: '0000000000000001-00000000',
    writable: true,
    failures: [],
    unknown: 0,
    mirror: { ok: true, waiting: 2 },
    queueLength: 3,
    sockets: 4,
    bufferedBytes: 5,
    pushes: 6,
  });
});
