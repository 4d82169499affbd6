import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearMirror } from '../../../src/project/mirror/mirror-file.ts';
import { LOG_FILE } from '../../../src/store/data-files.ts';
import { startChild } from '../harness/child.ts';
import type { Used } from '../harness/figures.ts';
import { eventsOf, type Figure, type Measure } from '../harness/measurement.ts';
import { median } from '../harness/statistics.ts';
import { madeOnce } from '../harness/world.ts';
import { worldEvents } from '../world/events.ts';
import { writeLog } from '../world/log.ts';
import { millionWorld } from '../world/million.ts';

const ROUNDS = 3;
const EVENTS = 1_000_000;

/** From so many events on one round takes minutes: it is compared with the medians of a smaller size. */
const LARGE = 250_000;

interface Run extends Used {
  readonly ms: number;
  readonly count: number;
}

/** Bytes of the log of a hub that has ended, and of all that it keeps beside it. */
const onDisk = (directory: string): { readonly log: number; readonly beside: number } => {
  const bytes = readdirSync(directory).map((name) => ({
    isLog: name.startsWith(LOG_FILE),
    size: statSync(join(directory, name)).size,
  }));
  const sum = (isLog: boolean) =>
    bytes.reduce((all, file) => all + (file.isLog === isLog ? file.size : 0), 0);
  return { log: sum(true), beside: sum(false) };
};

/** A start of the hub on this directory, until it answers. */
const started = async (directory: string): Promise<Run> => {
  const hub = await startChild('processes/hub.ts', [directory]);
  const run = {
    ...(await hub.call<Used>('used')),
    ms: await hub.call<number>('startedMs'),
    count: await hub.call<number>('applied'),
  };
  await hub.end();
  return run;
};

const read = async (directory: string): Promise<Run> => {
  const child = await startChild('processes/read-log.ts', [directory]);
  await child.call('begin');
  const began = performance.now();
  const count = await child.call<number>('read');
  const run = { ...(await child.call<Used>('used')), ms: performance.now() - began, count };
  await child.end();
  return run;
};

/**
 * Read models from nothing, and a start with the mirror of the last run, next to reading and parsing the log; and what is on the
 * disk then beside the log.
 */
export const rebuild: Measure = async (given) => {
  const events = eventsOf(given, EVENTS);
  const world = millionWorld(events / EVENTS);
  const directory = madeOnce(given, `rebuild-${events}`, (at) => void writeLog(at, worldEvents(world)));
  const runs: { bare: Run; anew: Run; warm: Run }[] = [];
  for (let round = 0; round < (events < LARGE ? ROUNDS : 1); round += 1) {
    clearMirror(directory);
    runs.push({
      bare: await read(directory),
      anew: await started(directory),
      warm: await started(directory),
    });
  }
  const figure = (name: string, of: 'anew' | 'warm'): Figure => ({
    name,
    unit: 's CPU',
    ours: median(runs.map((run) => run[of].cpuMs)) / 1000,
    baseline: median(runs.map(({ bare }) => bare.cpuMs)) / 1000,
    ratio: median(runs.map((run) => run[of].cpuMs / run.bare.cpuMs)),
    loopP99Ms: median(runs.map((run) => run[of].loopP99Ms)),
    memoryMb: median(runs.map((run) => run[of].rssMb)),
  });
  const count = runs[0]?.anew.count ?? 0;
  const { log, beside } = onDisk(directory);
  return [
    figure(`rebuild of ${count} events (read and parsed)`, 'anew'),
    figure(`start with a mirror of ${count} events (read and parsed)`, 'warm'),
    {
      name: `disk beside the log of ${count} events (log)`,
      unit: 'MB',
      ours: beside / 1e6,
      baseline: log / 1e6,
      ratio: beside / log,
    },
  ];
};
