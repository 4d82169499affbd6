import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareWithLog, repeatAll } from './harness/answered.ts';
import { hubProcess } from './harness/hub-process.ts';
import { exchange, type Sent, send, startLoad, Village } from './harness/load.ts';
import { byCommand, logFaults, rawLog } from './harness/raw-log.ts';

const SIZES = { small: { terms: 3, jumps: 60 }, issue: { terms: 50, jumps: 2000 } };
const LANES = 12;
const MOST_MS = 10_000;
const DAY_MS = 86_400_000;

/** Connects to the live address; resolves to the code with which the hub ends it. */
const closeCode = async (url: string): Promise<{ closed: Promise<number> }> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`);
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  return { closed };
};

/** One SIGTERM under load: the hub finishes what it has begun and ends by itself. */
const terminated = async (directory: string, asked: readonly Sent[], attempt: Attempt, tally: Tally) => {
  const { random, sabotage } = attempt;
  const hub = hubProcess({ directory, sabotage: sabotage ? 'answers-before-commit' : undefined });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  await repeatAll(url, asked, tally);
  const village = new Village(random);
  const settled = await village.settle(url, 4);
  const { closed } = await closeCode(url);
  const load = startLoad(url, village, LANES);
  await wait(20 + random.int(500));
  const began = performance.now();
  hub.kill('SIGTERM');
  const { code, signal } = await Promise.race([
    hub.ended,
    wait(MOST_MS + 2000).then(() => ({ code: null, signal: 'none in time' })),
  ]);
  const took = performance.now() - began;
  hub.kill('SIGKILL');
  await load.stop();
  tally.count('SIGTERMs');
  tally.note(
    'longest drain (ms)',
    Math.max(Number(tally.counts['longest drain (ms)'] ?? 0), Math.round(took)),
  );
  tally.must(code === 0 && took <= MOST_MS, `ended with ${code ?? signal} after ${Math.round(took)} ms`);
  const liveCode = await closed;
  tally.must(sabotage || liveCode === 4003, `a live connection was closed with ${liveCode}`);
  return [...settled, ...load.sent];
};

const terminations = async (attempt: Attempt, tally: Tally): Promise<void> => {
  const directory = attempt.directory();
  let asked: Sent[] = [];
  for (let count = 0; count < SIZES[attempt.size].terms; count += 1) {
    const before = rawLogLength(directory);
    const sent = await terminated(directory, asked, attempt, tally);
    const stored = byCommand(rawLog(directory, before));
    compareWithLog(sent, stored, tally);
    asked = sent.filter(({ status }) => status === undefined || attempt.random.chance(0.1));
  }
  tally.broken.push(...logFaults(rawLog(directory)).slice(0, 10));
};

const rawLogLength = (directory: string): number => {
  try {
    return rawLog(directory).length;
  } catch {
    return 0;
  }
};

/** A live connection that only says from time to time that it is there. */
const patient = async (url: string, attempt: Attempt) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`);
  let code: number | undefined;
  let pongs = 0;
  socket.on('error', () => undefined);
  socket.on('message', () => {
    pongs += 1;
  });
  socket.once('close', (closed) => {
    code = closed;
  });
  await new Promise((resolve) => socket.once('open', resolve));
  attempt.afterwards(() => socket.terminate());
  return { ping: () => socket.send(JSON.stringify({ type: 'ping' })), code: () => code, pongs: () => pongs };
};

/** The clock is set forward and back between commands; order, answers and connections do not mind. */
const clockJumps = async (attempt: Attempt, tally: Tally): Promise<void> => {
  const directory = attempt.directory();
  const { jumps } = SIZES[attempt.size];
  let offset = 0;
  const hub = await startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_LOG_LEVEL: 'silent',
      // A ping for every jump, faster than anybody may ask otherwise.
      LICHTERKETTE_LIVE_BURST: String(jumps),
      // What is refused while the clock is wrong would show nothing of order and answers.
      LICHTERKETTE_CLOCK_TOLERANCE: 'off',
    }),
    { now: () => new Date(Date.parse('2026-11-01T10:00:00Z') + offset) },
  );
  attempt.afterwards(() => hub.close());
  const village = new Village(attempt.random);
  await village.settle(hub.url, 4);
  const live = await patient(hub.url, attempt);
  const sent: Sent[] = [];
  const before = rawLog(directory).length;
  for (let jump = 0; jump < jumps; jump += 1) {
    // Up to a hundred days either way, so that no date of the commands comes to lie in the future.
    offset = attempt.random.int(200 * DAY_MS) - 100 * DAY_MS;
    live.ping();
    sent.push(village.learn(await send(hub.url, village.next())));
    tally.count('clock jumps');
  }
  compareWithLog(sent, byCommand(rawLog(directory, before)), tally);
  tally.broken.push(...logFaults(rawLog(directory)).slice(0, 10));
  tally.must(live.code() === undefined, `a live connection was closed with ${live.code()}`);
  tally.must(live.pongs() === sent.length, `${live.pongs()} answers to ${sent.length} pings`);
  await standsInOrder(hub.url, tally);
};

/** What was known by a later day is never less than what was known by an earlier one. */
const standsInOrder = async (url: string, tally: Tally): Promise<void> => {
  let last = 0;
  for (let day = -110; day <= 110; day += 5) {
    const stand = new Date(Date.parse('2026-11-01') + day * DAY_MS).toISOString().slice(0, 10);
    const { text } = await exchange(url, `/v1/solutions?stand=${stand}`);
    const { total } = JSON.parse(text) as { total: number };
    tally.must(total >= last, `by ${stand} the hub knew ${total} solutions, before that ${last}`);
    last = total;
  }
};

export const clockAndSigterm: Fault = {
  id: 'T23',
  title: 'SIGTERM under load, and a clock that jumps',
  sabotage: 'answers are given before COMMIT, and SIGTERM ends at once',
  run: async (attempt) => {
    const tally = new Tally();
    await terminations(attempt, tally);
    await clockJumps(attempt, tally);
    return tally;
  },
};
