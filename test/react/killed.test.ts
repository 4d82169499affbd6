import { expect, it, onTestFinished } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { openReader, startHub } from '../../src/main.ts';
import { clearMirror } from '../../src/project/mirror/mirror-file.ts';
import { Runner } from '../../src/project/runner.ts';
import { readSettings } from '../../src/settings.ts';
import { checkedEvents } from '../../src/store/checked-events.ts';
import { startDouble } from '../double/cluster.ts';
import { type Ended, start } from '../operate/process.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';
import { daysLater, interested } from './hubs.ts';

const WAITING = ['Weidenrode', 'Erlenbach', 'Lindau', 'Steinau'];

type Environment = Readonly<Record<string, string>>;

const environment = (others: Environment = {}): Environment => ({
  PORT: '0',
  LICHTERKETTE_DATA: emptyDirectory(),
  LICHTERKETTE_DEMO: 'off',
  LICHTERKETTE_LOG_LEVEL: 'silent',
  ...others,
});

/** Enters interests, and says whose they are and which events they are. */
const entered = async (env: Environment) => {
  const hub = await startHub(readSettings(env), { now: () => daysLater(0) });
  const { kommunen } = await interested(hub, WAITING);
  await hub.close();
  return kommunen;
};

/** Runs a hub of its own 90 days later, until it has given all that is due or is killed at its `n`-th append. */
const react = (env: Environment, n = 0, when: 'before' | 'after' = 'before'): Promise<Ended> =>
  start(['test/react/mortal-hub.ts', daysLater(90).toISOString(), String(n), when], { env }).ended;

const eventsOf = async (env: Environment): Promise<StoredEvent[]> => {
  const reader = openReader(readSettings(env));
  const found = await Array.fromAsync(checkedEvents(reader));
  await reader.close();
  expect(found.filter(({ wrong }) => wrong !== 'ok')).toEqual([]);
  return found.map(({ event }) => event);
};

const lapsedIn = async (env: Environment): Promise<readonly StoredEvent[]> =>
  (await eventsOf(env)).filter(({ type }) => type === 'InterestLapsed');

/** The log has closed each interest once, because of the event that declared it. */
const isDoneOnce = async (env: Environment, kommunen: Awaited<ReturnType<typeof entered>>): Promise<void> => {
  const closed = (await lapsedIn(env)).map(({ data, metadata }) => [data.kommuneId, metadata.causationId]);
  const expected = kommunen.map(({ kommuneId, interest }) => [kommuneId, interest]);
  expect(closed.sort()).toEqual(expected.sort());
};

const rowsOf = async (events: readonly StoredEvent[], mirrorDirectory?: string): Promise<string> => {
  const mirror = mirrorDirectory === undefined ? {} : { mirrorDirectory };
  const runner = new Runner({ store: fixedLog(events), projections: PROJECTIONS, ...mirror });
  await runner.start();
  expect(runner.failures).toEqual([]);
  await runner.close();
  return runner.rowsHash;
};

it('a hub that is killed between any two appends of its reactions ends where one ends that never was', async () => {
  const env = environment();
  const kommunen = await entered(env);
  // How much is stored then, by all hubs so far: nothing, one that nobody heard of, one more.
  const kills = [
    { n: 1, when: 'before', stored: 0 },
    { n: 1, when: 'after', stored: 1 },
    { n: 2, when: 'before', stored: 2 },
  ] as const;
  for (const { n, when, stored } of kills) {
    expect((await react(env, n, when)).signal).toBe('SIGKILL');
    expect(await lapsedIn(env)).toHaveLength(stored);
    // What is owed is kept by the read models alone: thrown away, it is found again in the log.
    if (when === 'after') clearMirror(env.LICHTERKETTE_DATA ?? '');
  }
  expect(await react(env)).toMatchObject({ code: 0 });
  await isDoneOnce(env, kommunen);
  const events = await eventsOf(env);
  expect(await rowsOf(events, env.LICHTERKETTE_DATA)).toBe(await rowsOf(events));
});

it('of two hubs that react at once one is killed, and all is done once', async () => {
  const double = await startDouble();
  onTestFinished(() => double.stop());
  const server = { LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL: double.url };
  const kommunen = await entered(environment(server));
  const [one, other] = [environment(server), environment(server)];
  const [killed, left] = await Promise.all([react(one, 2, 'after'), react(other)]);
  // Where the other one was faster, there was no second append to die at.
  expect([killed.signal ?? killed.code, left.code]).toEqual([expect.toBeOneOf(['SIGKILL', 0]), 0]);
  await isDoneOnce(other, kommunen);
});
