import { mkdtempSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECTIONS } from '../../../projections/all.ts';
import { READ } from '../../../projections/tables/all.ts';
import { LOG_FILE } from '../../../src/store/data-files.ts';
import { startChild } from '../harness/child.ts';
import type { Used } from '../harness/figures.ts';
import { eventsOf, type Figure, type Measure } from '../harness/measurement.ts';
import { copyOf, madeOnce } from '../harness/world.ts';
import { worldEvents } from '../world/events.ts';
import { writeLog } from '../world/log.ts';
import { millionWorld } from '../world/million.ts';

const EVENTS = 100_000;

/** Bytes that the read models of the first `count` projections take. */
const taken = async (directory: string, count: number, ...warm: readonly string[]): Promise<number> => {
  const child = await startChild('processes/read-models.ts', [directory, String(count), ...warm]);
  const bytes = await child.call<number>('taken');
  await child.end();
  return bytes;
};

const residentOf = async (directory: string): Promise<Used & { readonly applied: number }> => {
  const hub = await startChild('processes/hub.ts', [directory]);
  const used = await hub.call<Used>('used');
  const applied = await hub.call<number>('applied');
  await hub.end();
  return { ...used, applied };
};

/** The parts of the read models, each with what all take up to it: made again and again, with one more each time. */
const parts = async (directory: string): Promise<[name: string, upTo: number][]> => {
  const found: [string, number][] = [['timeline and texts', await taken(directory, 0)]];
  for (const [index, { name }] of READ.entries()) found.push([name, await taken(directory, index + 1)]);
  found.push(['memories of the processes', await taken(directory, PROJECTIONS.length)]);
  found.push(['text index and columns', await taken(directory, PROJECTIONS.length, 'warm')]);
  return found;
};

/** Memory per event by part, and all in; next to the bytes of the log per event. */
export const memory: Measure = async (given) => {
  const world = millionWorld(eventsOf(given, EVENTS) / 1_000_000);
  const directory = copyOf(
    madeOnce(given, `memory-${given.size.label}`, (at) => void writeLog(at, worldEvents(world))),
  );
  const upTo = await parts(directory);
  const empty = await residentOf(mkdtempSync(join(given.root, 'memory-empty-')));
  const all = await residentOf(directory);
  const inLog = statSync(join(directory, LOG_FILE)).size / all.applied;
  const figure = (name: string, bytes: number): Figure => ({
    name: `memory of ${all.applied} events: ${name} (log)`,
    unit: 'bytes/event',
    ours: bytes / all.applied,
    baseline: inLog,
    ratio: bytes / all.applied / inLog,
  });
  return [
    ...upTo.map(([name, bytes], index) => figure(name, bytes - (upTo[index - 1]?.[1] ?? 0))),
    { ...figure('all in, RSS beyond an empty hub', (all.rssMb - empty.rssMb) * 1e6), memoryMb: all.rssMb },
  ];
};
