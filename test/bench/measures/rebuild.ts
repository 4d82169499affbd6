import { clearMirror } from '../../../src/project/mirror-file.ts';
import { startChild } from '../harness/child.ts';
import type { Used } from '../harness/figures.ts';
import type { Figure, Measure } from '../harness/measurement.ts';
import { median } from '../harness/statistics.ts';
import { madeOnce } from '../harness/world.ts';
import { worldEvents } from '../world/events.ts';
import { writeLog } from '../world/log.ts';
import { millionWorld } from '../world/million.ts';

const ROUNDS = 3;

interface Run extends Used {
  readonly ms: number;
  readonly count: number;
}

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

/** Read models from nothing, and a start with the mirror of the last run, next to reading and parsing the log. */
export const rebuild: Measure = async (given) => {
  const { size } = given;
  const world = millionWorld(size.scale);
  const directory = madeOnce(given, `rebuild-${size.label}`, (at) => void writeLog(at, worldEvents(world)));
  const runs: { bare: Run; anew: Run; warm: Run }[] = [];
  // At full size one round takes minutes: it is compared with the medians of the small size.
  for (let round = 0; round < (size.label === 'full' ? 1 : ROUNDS); round += 1) {
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
  return [
    figure(`rebuild of ${count} events (read and parsed)`, 'anew'),
    figure(`start with a mirror of ${count} events (read and parsed)`, 'warm'),
  ];
};
