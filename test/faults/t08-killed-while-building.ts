import { setTimeout as wait } from 'node:timers/promises';
import { PROJECTIONS } from '../../projections/all.ts';
import { clearMirror, mirroredUpTo } from '../../src/project/mirror/mirror-file.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { hubProcess } from './harness/hub-process.ts';
import { writeLargeLog } from './harness/large-log.ts';

const SIZES = { small: { events: 4000, kills: 3 }, issue: { events: 200_000, kills: 50 } };
/** Kills in a row before the rows are looked at. */
const IN_A_ROW = 5;

/** Hash over all rows with all their versions; with the mirror that was left, or without one. */
const hashOf = async (directory: string, withMirror: boolean): Promise<string> => {
  const store = openSqliteStore(directory);
  const runner = new Runner({
    store,
    projections: PROJECTIONS,
    ...(withMirror ? { mirrorDirectory: directory } : {}),
  });
  try {
    await runner.start();
    if (runner.failures.length > 0) throw new Error(JSON.stringify(runner.failures));
    return runner.rowsHash;
  } finally {
    await runner.close();
    await store.close();
  }
};

/** Resolves when a mirror has begun: a kill before that finds nothing that could be torn. */
const begun = async (directory: string): Promise<void> => {
  while (mirroredUpTo(directory) === null) await wait(10);
};

/** Starts a hub and kills it after `ms` and when it has kept something; true where it was still building then. */
const killedWhileBuilding = async (directory: string, ms: number, attempt: Attempt): Promise<boolean> => {
  const hub = hubProcess({
    directory,
    sabotage: attempt.sabotage ? 'checkpoint-before-rows' : undefined,
  });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  await Promise.race([wait(ms).then(() => begun(directory)), hub.url]);
  const ready = hub.output().includes('läuft');
  hub.kill('SIGKILL');
  await hub.ended;
  return !ready;
};

/** How long a hub takes until it is ready: with everything to build, and of that only to start. */
const durations = async (directory: string, empty: string, attempt: Attempt) => {
  const timed = async (of: string) => {
    const began = performance.now();
    const hub = hubProcess({ directory: of });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    await hub.url;
    const took = performance.now() - began;
    hub.kill('SIGKILL');
    await hub.ended;
    return took;
  };
  const start = await timed(empty);
  const whole = await timed(directory);
  clearMirror(directory);
  return { start, whole };
};

export const killedBuilding: Fault = {
  id: 'T8',
  title: 'killed while it builds its read models, again and again',
  sabotage: 'the checkpoint is written before its rows',
  run: async (attempt) => {
    const tally = new Tally();
    const { events, kills } = SIZES[attempt.size];
    const directory = attempt.directory();
    writeLargeLog(directory, events, attempt.random);
    tally.note('events', events);
    const expected = await hashOf(directory, false);
    const { start, whole } = await durations(directory, attempt.directory(), attempt);
    tally.note('ready undisturbed (ms)', Math.round(whole));
    for (let done = 0; done < kills; ) {
      for (let inARow = 0; inARow < IN_A_ROW && done < kills; inARow += 1) {
        const ms = start * 0.8 + attempt.random.next() * (whole - start * 0.8) * 0.6;
        if (!(await killedWhileBuilding(directory, ms, attempt))) break;
        tally.count('kills while building');
        done += 1;
      }
      tally.count('hashes compared');
      tally.must((await hashOf(directory, true)) === expected, 'other rows than an undisturbed run');
      clearMirror(directory);
    }
    return tally;
  },
};
