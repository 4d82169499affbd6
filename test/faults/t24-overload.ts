import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { hubProcess } from './harness/hub-process.ts';
import { exchange, type Sent, send, Village } from './harness/load.ts';
import { memoryOf } from './harness/memory.ts';
import { logFaults, rawLog } from './harness/raw-log.ts';

/** Bounds that three seconds on a machine with other work are sure to reach. */
const NARROW = {
  LICHTERKETTE_QUEUE_PER_STREAM: '4',
  LICHTERKETTE_QUEUE_TOTAL: '16',
  LICHTERKETTE_MOST_LATE_MS: '50',
};

const SIZES = {
  small: { measureMs: 800, seconds: 3, commands: 150, growth: 60, bounds: NARROW },
  issue: { measureMs: 5000, seconds: 120, commands: 400, growth: 120, bounds: {} },
};
const TIMES = 5;
const LANES = 32;
const GENERATOR = new URL('harness/overload.ts', import.meta.url).pathname;
const run = promisify(execFile);

/** Commands of which nearly all have been taken before: the log and the read models hardly grow by repeating them. */
const commandsOf = async (url: string, attempt: Attempt): Promise<Sent[]> => {
  const village = new Village(attempt.random);
  const commands = await village.settle(url, 8);
  for (let count = 0; count < SIZES[attempt.size].commands; count += 1)
    commands.push(village.learn(await send(url, village.next())));
  return commands.filter(({ status }) => status === 201);
};

/** Commands that this hub answers in a second when they come one after the other on each of its connections. */
const capacity = async (url: string, commands: readonly Sent[], ms: number): Promise<number> => {
  const until = performance.now() + ms;
  let answered = 0;
  const lane = async (first: number) => {
    for (let at = first; performance.now() < until; at += LANES) {
      const { key, path, body, appends } = commands[at % commands.length] as Sent;
      await send(url, { key, path, body, appends });
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
  return (answered / ms) * 1000;
};

/** How long commands take now, one after the other: the median in ms. */
const latency = async (url: string, commands: readonly Sent[]): Promise<number> => {
  const times: number[] = [];
  for (const { key, path, body, appends } of commands.slice(0, 60)) {
    const began = performance.now();
    await send(url, { key, path, body, appends });
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
};

const overloaded = async (url: string, rate: number, commands: readonly Sent[], attempt: Attempt) => {
  const file = join(attempt.directory(), 'requests.json');
  writeFileSync(file, JSON.stringify(commands));
  const { seconds } = SIZES[attempt.size];
  const args = [GENERATOR, new URL(url).port, String(Math.round(rate)), String(seconds), file];
  const { stdout } = await run(process.execPath, args, { timeout: (seconds + 30) * 1000 });
  return JSON.parse(stdout) as Record<string, number>;
};

export const overload: Fault = {
  id: 'T24',
  title: 'five times as many commands as can be answered',
  sabotage: 'queues have no bound, and nothing is refused',
  run: async (attempt) => {
    const tally = new Tally();
    const { measureMs, seconds, growth, bounds } = SIZES[attempt.size];
    const directory = attempt.directory();
    const unbounded = {
      LICHTERKETTE_QUEUE_PER_STREAM: '10000000',
      LICHTERKETTE_QUEUE_TOTAL: '10000000',
      LICHTERKETTE_MOST_LATE_MS: '3600000',
    };
    const hub = hubProcess({
      directory,
      settings: attempt.sabotage ? unbounded : bounds,
      inspected: true,
    });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    const url = await hub.url;
    const commands = await commandsOf(url, attempt);
    const each = await capacity(url, commands, measureMs);
    const calm = await latency(url, commands);
    const first = await overloaded(url, each * TIMES, commands, attempt);
    await wait(1000);
    const before = await memoryOf(hub);
    const second = await overloaded(url, each * TIMES, commands, attempt);
    await wait(2000);
    hub.alive();
    const after = await memoryOf(hub);
    const recovered = await latency(url, commands);
    tally.note('capacity/s', Math.round(each));
    tally.note('seconds', 2 * seconds);
    for (const counts of [first, second])
      for (const [name, count] of Object.entries(counts)) tally.count(name, count);
    const { 200: _none = 0, 201: done = 0, 429: shed = 0, 503: refused = 0, ...others } = tally.counts;
    tally.note('latency ms', `${calm.toFixed(1)} → ${recovered.toFixed(1)}`);
    tally.note('memory MB', `${before.toFixed(0)} → ${after.toFixed(0)}`);
    tally.must(Number(done) > 0, 'nothing was answered under overload');
    tally.must(Number(shed) + Number(refused) > 0, 'nothing was shed');
    tally.must((others['500'] ?? 0) === 0, `${others['500']} answers 500`);
    tally.must(recovered < Math.max(50, calm * 5), `latency did not recover: ${calm} → ${recovered} ms`);
    tally.must(after - before < growth, `memory grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`);
    tally.must((await exchange(url, '/readyz')).status === 200, 'not ready afterwards');
    tally.broken.push(...logFaults(rawLog(directory)).slice(0, 10));
    return tally;
  },
};
