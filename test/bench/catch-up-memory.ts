import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DoubleProcess, freePort, HubProcess } from '../cluster-demo/processes.ts';
import { worldEvents } from './world/events.ts';
import { writeLog } from './world/log.ts';
import { millionWorld } from './world/million.ts';

const LINES = 10;

/** The server's log is in the double's memory, and the hub's read models in the hub's. */
const ROOM = '--max-old-space-size=12000';

const memoryMb = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  const [, kB = '0'] =
    new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kB) / 1024);
};

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** How many events a hub has applied; undefined where it does not answer yet. */
const appliedBy = async ({ url }: HubProcess): Promise<{ ready: boolean; applied: number } | undefined> => {
  try {
    const response = await fetch(`${url}/readyz`);
    const { applied = 0 } = (await response.json()) as { applied?: number };
    return { ready: response.status === 200, applied };
  } catch {
    return undefined;
  }
};

/** Starts a hub and says, a few times on its way to the head, how large it is. */
const watched = async (hub: HubProcess, count: number): Promise<void> => {
  const began = performance.now();
  hub.start();
  let next = 0;
  for (;;) {
    await wait(100);
    const state = await appliedBy(hub);
    if (state === undefined || (!state.ready && state.applied < next)) continue;
    next = state.applied + count / LINES;
    const line = [state.applied, `${seconds(began)} s`, `RSS ${memoryMb(hub.pid, 'VmRSS')} MB`];
    console.info(`${line.map((cell) => String(cell).padStart(12)).join(' ')}${state.ready ? '  ready' : ''}`);
    if (state.ready) break;
  }
  console.info(`largest: ${memoryMb(hub.pid, 'VmHWM')} MB`);
};

/** Prints the memory of a hub over its first catch-up of about `count` events from a server, and over its next start. */
export const catchUpMemory = async (count: number): Promise<void> => {
  process.env.NODE_OPTIONS = ROOM;
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-bench-'));
  const events = writeLog(directory, worldEvents(millionWorld(count / 1_000_000)));
  const double = new DoubleProcess(await freePort(), 1, ['--from', directory]);
  let hub: HubProcess | undefined;
  try {
    await double.started();
    hub = new HubProcess(await freePort(), double.url);
    console.info('first start');
    await watched(hub, events);
    await hub.end();
    console.info('next start, with its mirror');
    await watched(hub, events);
  } finally {
    hub?.kill();
    double.end();
    rmSync(directory, { recursive: true, force: true });
  }
};
