import { connect } from 'node:net';
import { type Attempt, type Fault, Tally } from './fault.ts';
import type { Reply } from './harness/exchange.ts';
import { hostileRequests, rawRequests } from './harness/hostile.ts';
import { hubProcess } from './harness/hub-process.ts';
import { exchange } from './harness/load.ts';
import { memoryOf } from './harness/memory.ts';
import { logFaults, rawLog } from './harness/raw-log.ts';
import { witness } from './harness/witness.ts';

const SIZES = {
  small: { requests: 1600, raw: 400, growth: 60 },
  issue: { requests: 85_000, raw: 15_000, growth: 60 },
};
const AT_ONCE = 16;

/** A refusal is a problem in words, with its code, whatever was asked. */
const isClear = ({ status, headers, text }: Reply, method: string, accept: string): boolean => {
  if (status < 400 || method === 'HEAD') return true;
  if (accept.includes('text/html')) return headers['content-type']?.startsWith('text/html') === true;
  if (headers['content-type']?.startsWith('application/problem+json') !== true) return false;
  const document = JSON.parse(text) as { status?: number; code?: string; title?: string };
  return document.status === status && document.code !== undefined && document.title !== undefined;
};

const attackWithRequests = async (
  url: string,
  count: number,
  attempt: Attempt,
  tally: Tally,
): Promise<void> => {
  const requests = hostileRequests(count, attempt.random.int(2 ** 31));
  const lane = async () => {
    for (let next = requests.pop(); next !== undefined; next = requests.pop()) {
      const { method, path, headers, body } = next;
      const reply = await exchange(url, path, { method, headers: { ...headers }, body });
      tally.count(`${String(reply.status)[0]}xx`);
      const what = () => `${method} ${path.slice(0, 200)} ${body.toString().slice(0, 200)}: ${reply.status}`;
      tally.must(reply.status < 500, what);
      tally.must(
        isClear(reply, method, headers.Accept ?? ''),
        () => `unclear: ${what()} ${reply.text.slice(0, 200)}`,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

/** Sends bytes; what comes back, if anything, begins as an HTTP answer below 500. */
const attackWithBytes = async (port: number, bytes: Buffer, tally: Tally): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes);
  socket.end();
  const late = setTimeout(() => socket.destroy(), 1000);
  await closed;
  clearTimeout(late);
  tally.count('raw');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? (answer === '' ? 0 : 999));
  tally.must(
    status < 500,
    () => `${JSON.stringify(bytes.toString('latin1').slice(0, 200))}: ${answer.slice(0, 200)}`,
  );
};

const attack = async (url: string, part: number, attempt: Attempt, tally: Tally): Promise<void> => {
  const { requests, raw } = SIZES[attempt.size];
  await attackWithRequests(url, requests * part, attempt, tally);
  const bytes = rawRequests(raw * part, attempt.random.int(2 ** 31));
  const port = Number(new URL(url).port);
  const lane = async () => {
    for (let next = bytes.pop(); next !== undefined; next = bytes.pop())
      await attackWithBytes(port, next, tally);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

export const hostileHttp: Fault = {
  id: 'T16',
  title: 'hostile requests, made from the contracts and as raw bytes',
  sabotage: 'the engine throws what nobody expects',
  run: async (attempt) => {
    const tally = new Tally();
    const directory = attempt.directory();
    const hub = hubProcess({
      directory,
      sabotage: attempt.sabotage ? 'fails-on-append' : undefined,
      // Ready answers are kept up to a bound of their own, which is not what is looked at here.
      settings: { LICHTERKETTE_LOG_LEVEL: 'silent', LICHTERKETTE_ANSWER_CACHE_BYTES: '1000000' },
      inspected: true,
    });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    const url = await hub.url;
    if (attempt.sabotage) {
      await attack(url, 1, attempt, tally);
      return tally;
    }
    const well = await witness(url, attempt.random);
    await attack(url, 0.25, attempt, tally);
    const before = await memoryOf(hub);
    for (const part of [0.25, 0.25, 0.25]) {
      await attack(url, part, attempt, tally);
      hub.alive();
      await well.write(tally);
    }
    const after = await memoryOf(hub);
    tally.note('memory MB', `${before.toFixed(0)} → ${after.toFixed(0)}`);
    const { growth } = SIZES[attempt.size];
    tally.must(after - before < growth, `memory grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`);
    await well.compare(tally);
    tally.broken.push(...logFaults(rawLog(directory)).slice(0, 10));
    return tally;
  },
};
