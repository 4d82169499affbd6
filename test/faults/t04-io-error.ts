import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareWithLog, repeatAll } from './harness/answered.ts';
import { type Failing, failing, failingWriter, swallowing } from './harness/failing-writer.ts';
import { type Sent, Village } from './harness/load.ts';
import { byCommand, logFaults, rawLog } from './harness/raw-log.ts';
import { metric, readAll, sendAll } from './harness/refused.ts';

/** Commands that are sent in the same moment: one group commit, one or two transactions. */
const TOGETHER = 3;
/** How often every call is struck, in each way. */
const ROUNDS = { small: 1, issue: 25 };

interface Hub {
  readonly url: string;
  readonly directory: string;
  readonly village: Village;
  readonly plan: Failing;
}

const started = async (attempt: Attempt): Promise<Hub> => {
  const directory = attempt.directory();
  const plan = failing();
  const makeWriter = attempt.sabotage ? swallowing(failingWriter(plan)) : failingWriter(plan);
  const hub = await startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_LOG_LEVEL: 'silent',
    }),
    { store: () => openSqliteStore(directory, makeWriter) },
  );
  attempt.afterwards(() => hub.close());
  const village = new Village(attempt.random);
  await village.settle(hub.url, 8);
  return { url: hub.url, directory, village, plan };
};

const strike = (plan: Failing, how: Partial<Failing>) =>
  Object.assign(plan, { at: 0, forGood: false, done: false, calls: 0 }, how);

/** Strikes one call while commands are under way; then all is well again, and they are repeated. */
const round = async (hub: Hub, how: Partial<Failing>, tally: Tally): Promise<number> => {
  const { url, village, plan, directory } = hub;
  const before = rawLog(directory).length;
  const commands: Sent[] = Array.from({ length: TOGETHER }, () => village.next());
  strike(plan, how);
  await sendAll(url, commands, tally);
  const { calls } = plan;
  await readAll(url, tally);
  if (how.forGood) {
    const none = commands.every(({ status }) => status === 503);
    if (none) tally.must((await metric(url, 'lichterkette_writable')) === 0, 'metrics say that it can write');
  }
  strike(plan, {});
  const again = await repeatAll(url, commands, tally);
  for (const one of again) {
    const taken = one.status === 201 || one.status === 409;
    tally.must(taken, () => `not taken when all is well again: ${one.status} ${one.path}`);
    village.learn(one);
  }
  compareWithLog(again, byCommand(rawLog(directory, before)), tally);
  tally.must((await metric(url, 'lichterkette_writable')) === 1, 'metrics say that it cannot write');
  return calls;
};

/** Every call in turn: once only, done but unanswered, and from then on for good. */
const everyCall = async (hub: Hub, tally: Tally): Promise<void> => {
  let calls = 0;
  for (const way of [{}, { done: true }, { forGood: true }]) {
    for (let at = 1; at === 1 || at <= calls; at += 1) {
      calls = await round(hub, { ...way, at }, tally);
      tally.count('calls struck');
      if (tally.broken.length > 20) return;
      if (way.forGood && at > 20) break;
    }
    calls = 0;
  }
};

export const ioError: Fault = {
  id: 'T4',
  title: 'an I/O error at each call of the engine to SQLite, once and for good',
  sabotage: 'errors are swallowed',
  run: async (attempt) => {
    const tally = new Tally();
    for (let again = 0; again < ROUNDS[attempt.size]; again += 1) {
      const hub = await started(attempt);
      await everyCall(hub, tally);
      tally.broken.push(...logFaults(rawLog(hub.directory)));
    }
    return tally;
  },
};
