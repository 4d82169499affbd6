import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { hostileFrames, hostileMessages } from './harness/hostile.ts';
import { hubProcess } from './harness/hub-process.ts';
import { memoryOf } from './harness/memory.ts';
import { witness } from './harness/witness.ts';

const SIZES = {
  small: { messages: 2500, frames: 500, growth: 60 },
  issue: { messages: 80_000, frames: 20_000, growth: 60 },
};
/** Messages on one connection: fewer than what a client may send at once. */
const A_CONNECTION = 400;
const FRAMES_A_CONNECTION = 5;

/** Sends messages over one connection until the hub has had enough of it, or all are sent. How many went out. */
const overOne = async (url: string, messages: readonly string[], tally: Tally): Promise<number> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`);
  let sent = 0;
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const { type } = JSON.parse(String(data)) as { type?: string };
    if (type === 'error') tally.count('refused in words');
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await Promise.race([new Promise((resolve) => socket.once('open', resolve)), closed]);
  for (const message of messages) {
    if (socket.readyState !== WebSocket.OPEN) break;
    socket.send(message);
    sent += 1;
    // So that an answer can arrive before the next one.
    await new Promise(setImmediate);
  }
  socket.close();
  tally.count(`closed with ${await closed}`);
  return sent;
};

/** Sends all messages: most kinds of garbage end their connection, so the rest goes over the next one. */
const attackWithMessages = async (url: string, messages: readonly string[], tally: Tally): Promise<void> => {
  for (let sent = 0; sent < messages.length; ) {
    const now = await overOne(url, messages.slice(sent), tally);
    tally.count('messages', now);
    // A connection that takes nothing at all is counted by its close code; it costs one message, so that this ends.
    sent += Math.max(1, now);
  }
};

const UPGRADE = [
  'GET /v1/live HTTP/1.1',
  'Host: localhost',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  '',
  '',
].join('\r\n');

/** Writes bytes where frames are expected, until the hub ends the connection or all are written. */
const attackWithFrames = async (port: number, frames: readonly Buffer[], tally: Tally): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  socket.write(UPGRADE);
  for (const frame of frames) {
    if (socket.destroyed || !socket.writable) break;
    socket.write(frame);
    tally.count('frames');
    await new Promise(setImmediate);
  }
  socket.end();
  const late = setTimeout(() => socket.destroy(), 1000);
  await closed;
  clearTimeout(late);
};

const slices = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

const AT_ONCE = 8;

/** All attacks of one part of the sizes, several at once. */
const attack = async (url: string, part: number, attempt: Attempt, tally: Tally): Promise<void> => {
  const { messages, frames } = SIZES[attempt.size];
  const port = Number(new URL(url).port);
  const seed = attempt.random.int(2 ** 31);
  const attacks = [
    ...slices(hostileMessages(messages * part, seed), A_CONNECTION).map(
      (some) => () => attackWithMessages(url, some, tally),
    ),
    ...slices(hostileFrames(frames * part, seed), FRAMES_A_CONNECTION).map(
      (some) => () => attackWithFrames(port, some, tally),
    ),
  ];
  const lane = async () => {
    for (let next = attacks.pop(); next !== undefined; next = attacks.pop()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

export const hostileLive: Fault = {
  id: 'T15',
  title: 'hostile frames and messages on live connections',
  sabotage: 'the hub keeps every message',
  run: async (attempt) => {
    const tally = new Tally();
    const hub = hubProcess({
      directory: attempt.directory(),
      sabotage: attempt.sabotage ? 'keeps-every-message' : undefined,
      inspected: true,
    });
    attempt.afterwards(() => hub.kill('SIGKILL'));
    const url = await hub.url;
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
    return tally;
  },
};
