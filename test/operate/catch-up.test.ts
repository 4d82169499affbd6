import { expect, it, onTestFinished, vi } from 'vitest';
import { tellCatchUp } from '../../src/hub/tell-catch-up.ts';
import { openStore, startHub } from '../../src/main.ts';
import type { CatchUp } from '../../src/project/catch-up.ts';
import { clearMirror } from '../../src/project/mirror/mirror-file.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { freePort } from '../cluster-demo/processes.ts';
import { startDouble } from '../double/cluster.ts';
import { stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';

/** Events that stand in the log, and how many of them a hub gets before it is made to wait. */
const [STORED, TOLD] = [12, 5];

/** The same store; who follows it gets the first events, and the others only when it is let go. */
const held = (store: EventStore) => {
  const gate = Promise.withResolvers<void>();
  let told = 0;
  const subscribeAll: EventStore['subscribeAll'] = (after, subscriber) =>
    store.subscribeAll(after, {
      ...subscriber,
      onEvents: async (events) => {
        const first = events.slice(0, Math.max(0, TOLD - told));
        told += first.length;
        if (first.length > 0) await subscriber.onEvents(first);
        await gate.promise;
        if (first.length < events.length) await subscriber.onEvents(events.slice(first.length));
      },
    });
  return { store: { ...store, subscribeAll }, letGo: gate.resolve };
};

/** Settings of a hub whose log holds STORED events, on a port that is known before it listens. */
const settingsWithLog = async (engine: Readonly<Record<string, string>>): Promise<Settings> => {
  const directory = emptyDirectory();
  const first = await stage({ LICHTERKETTE_DATA: directory, ...engine });
  for (let index = 0; index < STORED; index += 1) await first.kommune(`Gemeinde ${index}`);
  await first.hub.close();
  // Without a mirror it starts from nothing.
  clearMirror(directory);
  const port = String(await freePort());
  return readSettings({ LICHTERKETTE_DATA: directory, LICHTERKETTE_DEMO: 'off', PORT: port, ...engine });
};

const onDouble = async (): Promise<Record<string, string>> => {
  const double = await startDouble();
  onTestFinished(() => double.stop());
  return { LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL: double.url };
};

const ENGINES = [
  { name: 'embedded', engine: async () => ({}), unit: 'events' },
  { name: 'on a server', engine: onDouble, unit: 'bytes' },
] as const;

it.each(ENGINES)('a hub ($name) that catches up says how far it is, and where the log ends', async (one) => {
  const settings = await settingsWithLog(await one.engine());
  const before = openStore(settings);
  const head = await before.head();
  const positions = await Array.fromAsync(before.readAll(null), ({ position }) => position);
  await before.close();

  const { store, letGo } = held(openStore(settings));
  const starting = startHub(settings, { store: () => store });
  onTestFinished(async () => {
    letGo();
    await (await starting).close();
  });
  const ask = (path: string) => fetch(`http://127.0.0.1:${settings.PORT}${path}`);
  const until = async (position: string | null | undefined, status: number) =>
    vi.waitFor(async () => {
      const response = await ask('/readyz');
      const body = (await response.json()) as Record<string, unknown>;
      expect([response.status, body.position]).toEqual([status, position]);
      return body;
    }, 20_000);

  const halfway = await until(positions[TOLD - 1], 503);
  const [done, total] = [positions[TOLD - 1] ?? '', head ?? ''].map((at) => store.extentOf?.(at)?.size);
  expect(halfway).toMatchObject({ status: 'not-ready', applied: TOLD });
  expect(halfway.catchUp).toEqual({ head, done, total, unit: one.unit });
  if (one.unit === 'events') expect([done, total]).toEqual([TOLD, STORED]);
  expect(done).toBeLessThan(total ?? 0);
  const measured = await (await ask('/metrics')).text();
  expect(measured).toContain(`lichterkette_events_applied ${TOLD}\n`);
  expect(measured).toContain(`lichterkette_log_applied{unit="${one.unit}"} ${done}\n`);
  expect(measured).toContain(`lichterkette_log_size{unit="${one.unit}"} ${total}\n`);

  letGo();
  // How much is stored is the operator's to know from then on.
  const ready = await until(head, 200);
  expect(ready).not.toHaveProperty('catchUp');
  expect(ready).not.toHaveProperty('applied');
  expect(await (await ask('/metrics')).text()).toContain(`lichterkette_events_applied ${STORED}\n`);
});

it('a hub whose engine is away does not pretend to know where the log ends', async () => {
  const settings = await settingsWithLog({});
  const open = openStore(settings);
  const there = Promise.withResolvers<void>();
  const store: EventStore = { ...open, head: () => there.promise.then(() => open.head()) };
  const starting = startHub(settings, { store: () => store });
  onTestFinished(async () => {
    there.resolve();
    await (await starting).close();
  });
  await vi.waitFor(async () => {
    const response = await fetch(`http://127.0.0.1:${settings.PORT}/readyz`);
    expect(await response.json()).toMatchObject({
      applied: 0,
      position: open.beginning,
      catchUp: { head: null },
    });
  }, 20_000);
});

it('the log has a line every five seconds: how far, to where, how fast; none once it has caught up', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const lines: unknown[] = [];
  const log = { info: (line: object, msg: string) => lines.push({ ...line, msg }) };
  const runner: { applied: number; position: string; catchUp: CatchUp | undefined } = {
    applied: 0,
    position: '0',
    catchUp: { head: '9', done: 20, total: 90, unit: 'bytes' },
  };
  const stop = tellCatchUp({ runner, log } as never);
  for (const [applied, position] of [
    [10_000, '2'],
    [60_000, '6'],
  ] as const) {
    Object.assign(runner, { applied, position });
    vi.advanceTimersByTime(5000);
  }
  const told = { head: '9', done: 20, total: 90, unit: 'bytes', msg: 'catching up' };
  expect(lines).toEqual([
    { applied: 10_000, position: '2', eventsPerSecond: 2000, ...told },
    { applied: 60_000, position: '6', eventsPerSecond: 10_000, ...told },
  ]);
  runner.catchUp = undefined;
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(2);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
