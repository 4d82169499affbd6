import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareSeen, follower } from './harness/follower.ts';
import { send, Village } from './harness/load.ts';
import { rawLog } from './harness/raw-log.ts';

const SIZES = { small: { readers: 20, commands: 150 }, issue: { readers: 300, commands: 600 } };
/** One reader in ten does not read. */
const SLOW = 0.1;
/** Channels that a slow one follows at once, each from the beginning. */
const CHANNELS = 90;
/** What may wait for one reader, in bytes; a frame more may have been begun. */
const MOST = 1_048_576;
const SLOW_MS = 800;

/** The most that ever waited in the hub for one of its connections, in bytes. */
const watchBuffers = (hubPort: number, attempt: Attempt): (() => number) => {
  const sockets = new Set<Socket>();
  let most = 0;
  const take = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    if (socket.localPort === hubPort) sockets.add(socket);
  };
  const look = setInterval(() => {
    for (const socket of sockets) {
      most = Math.max(most, socket.writableLength);
      if (socket.destroyed) sockets.delete(socket);
    }
  }, 2);
  subscribe('net.server.socket', take);
  attempt.afterwards(() => {
    clearInterval(look);
    unsubscribe('net.server.socket', take);
  });
  return () => most;
};

/** Opens a connection, asks for the same history many times over, and reads nothing of it. Resolves to its close code. */
const slowReader = async (
  port: number,
  from: string,
  attempt: Attempt,
): Promise<{ closed: Promise<number> }> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/live`);
  attempt.afterwards(() => socket.terminate());
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.pause();
  for (let channel = 0; channel < CHANNELS; channel += 1)
    socket.send(JSON.stringify({ type: 'subscribe', id: String(channel), channel: 'feed', after: from }));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  // The hub gives up after SLOW_MS; then it is read what has come through.
  setTimeout(() => socket.resume(), SLOW_MS + 3000).unref();
  return { closed };
};

export const slowReaders: Fault = {
  id: 'T14',
  title: 'readers that do not read: what waits for them is capped, others do not notice',
  sabotage: 'the bound is ten times as high',
  run: async (attempt) => {
    const tally = new Tally();
    const { readers, commands } = SIZES[attempt.size];
    const directory = attempt.directory();
    const hub = await startHub(
      readSettings({
        PORT: '0',
        LICHTERKETTE_DATA: directory,
        LICHTERKETTE_DEMO: 'on',
        LICHTERKETTE_LOG_LEVEL: 'silent',
        LICHTERKETTE_LIVE_SLOW_MS: String(SLOW_MS),
        ...(attempt.sabotage ? { LICHTERKETTE_LIVE_BUFFER_BYTES: '10000000' } : {}),
      }),
    );
    attempt.afterwards(() => hub.close());
    const port = Number(new URL(hub.url).port);
    const most = watchBuffers(port, attempt);
    const log = rawLog(directory);
    const quick = Array.from({ length: Math.round(readers * (1 - SLOW)) }, () => follower(port, null));
    attempt.afterwards(() => {
      for (const one of quick) one.close();
    });
    const from = log[0]?.position ?? '';
    const slow = await Promise.all(
      Array.from({ length: Math.max(2, Math.round(readers * SLOW)) }, () => slowReader(port, from, attempt)),
    );
    await wait(500);
    const village = new Village(attempt.random);
    await village.settle(hub.url, 5);
    for (let sent = 0; sent < commands; sent += 1) village.learn(await send(hub.url, village.next()));
    const expected = rawLog(directory, log.length).map(({ position }) => position);
    const began = performance.now();
    while (performance.now() - began < 20_000 && quick.some((one) => one.seen.at(-1) !== expected.at(-1)))
      await wait(10);
    for (const [index, one] of quick.entries()) compareSeen(one.seen, expected, `reader ${index}`, tally);
    const codes = await Promise.all(slow.map(({ closed }) => closed));
    tally.note('slow readers', slow.length);
    tally.note('quick readers', quick.length);
    tally.note('most bytes waiting for one', most());
    tally.note('closed with', [...new Set(codes)].join(' and '));
    tally.must(most() <= MOST, `${most()} bytes waited for one reader`);
    tally.must(
      codes.every((code) => code === 4001 || code === 1006),
      `closed with ${codes}`,
    );
    return tally;
  },
};
