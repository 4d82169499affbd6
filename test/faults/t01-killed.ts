import { setTimeout as wait } from 'node:timers/promises';
import { PROJECTIONS } from '../../projections/all.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareWithLog, repeatAll } from './harness/answered.ts';
import { hubProcess } from './harness/hub-process.ts';
import { type Sent, startLoad, Village } from './harness/load.ts';
import { byCommand, logFaults, rawLog } from './harness/raw-log.ts';

const KILLS = { small: { load: 3, demo: 1 }, issue: { load: 170, demo: 30 } };
/** Kills after which a fresh log is begun, so that starts stay short. */
const PER_LOG = 17;
const LANES = 12;

/** The rows that the mirror of a killed hub leads to, against those of the log alone. */
const compareMirror = async (directory: string, tally: Tally): Promise<void> => {
  const store = openSqliteStore(directory);
  try {
    const kept = new Runner({ store, projections: PROJECTIONS, mirrorDirectory: directory });
    await kept.start();
    const anew = new Runner({ store, projections: PROJECTIONS });
    await anew.start();
    tally.count('mirrors compared');
    tally.must(kept.rowsHash === anew.rowsHash, 'the mirror of a killed hub leads to other rows');
    await Promise.all([kept.close(), anew.close()]);
  } finally {
    await store.close();
  }
};

/** One kill under load; gives what was sent, so that the next hub can be asked again. */
const killUnderLoad = async (directory: string, before: readonly Sent[], attempt: Attempt, tally: Tally) => {
  const { random, sabotage } = attempt;
  const hub = hubProcess({ directory, sabotage: sabotage ? 'answers-before-commit' : undefined });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  await repeatAll(url, before, tally);
  const village = new Village(random);
  const settled = await village.settle(url, 4);
  const load = startLoad(url, village, LANES);
  await wait(20 + random.int(900));
  hub.kill('SIGKILL');
  tally.count('kills under load');
  await Promise.all([hub.ended, load.stop()]);
  return [...settled, ...load.sent];
};

const killsUnderLoad = async (kills: number, attempt: Attempt, tally: Tally): Promise<void> => {
  const directory = attempt.directory();
  let asked: Sent[] = [];
  let all: Sent[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const sent = await killUnderLoad(directory, asked, attempt, tally);
    all = [...all, ...sent];
    compareWithLog(sent, byCommand(rawLog(directory)), tally);
    if (kill % 5 === 0) await compareMirror(directory, tally);
    // All that got no answer, and of the others as many as a client may well send twice.
    asked = sent.filter(({ status }) => status === undefined || attempt.random.chance(0.2));
  }
  const events = rawLog(directory);
  tally.broken.push(...logFaults(events));
  const twice = [...byCommand(events)].filter(([key, stored]) => {
    const sent = all.find((one) => one.key === key);
    return sent !== undefined && stored.length !== sent.appends;
  });
  tally.must(twice.length === 0, () => `${twice.length} commands stand in the log in part or twice`);
};

const told = (directory: string) =>
  rawLog(directory).map(({ stream, revision, id, type, data }) => ({ stream, revision, id, type, data }));

/** Kills while the demo loads, until it has loaded; then the log must be that of a hub that nobody killed. */
const killsWhileLoading = async (kills: number, attempt: Attempt, tally: Tally): Promise<void> => {
  const undisturbed = attempt.directory();
  const start = async (directory: string, ms: number | undefined) => {
    const hub = hubProcess({ directory, demo: true });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    if (ms === undefined) await hub.url;
    else await wait(ms);
    hub.kill('SIGKILL');
    await hub.ended;
  };
  const began = performance.now();
  await start(undisturbed, undefined);
  const whole = performance.now() - began;
  const expected = JSON.stringify(told(undisturbed));
  for (let done = 0; done < kills; ) {
    const directory = attempt.directory();
    for (let again = 0; again < 3 && done < kills; again += 1, done += 1) {
      await start(directory, whole * (0.3 + 0.6 * attempt.random.next()));
      tally.count('kills while the demo loads');
    }
    await start(directory, undefined);
    tally.must(JSON.stringify(told(directory)) === expected, 'a demo that was killed is another one');
    await compareMirror(directory, tally);
  }
};

export const killed: Fault = {
  id: 'T1',
  title: 'kill -9 of the process group, under load and while the demo loads',
  sabotage: 'answers are given before COMMIT',
  run: async (attempt) => {
    const tally = new Tally();
    const { load, demo } = KILLS[attempt.size];
    for (let left = load; left > 0; left -= PER_LOG)
      await killsUnderLoad(Math.min(left, PER_LOG), attempt, tally);
    if (!attempt.sabotage) await killsWhileLoading(demo, attempt, tally);
    return tally;
  },
};
