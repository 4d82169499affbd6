import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareSeen, type Follower, follower } from './harness/follower.ts';
import { send, Village } from './harness/load.ts';
import { proxyTo, type Wire } from './harness/proxy.ts';
import { rawLog } from './harness/raw-log.ts';

const CUTS = { small: 9, issue: 200 };
/** Clients that are cut at the same time, each with a proxy of its own. */
const CLIENTS = { small: 3, issue: 10 };
const PING_MS = { small: 150, issue: 400 };
const KINDS = ['client', 'network', 'server', 'silent'] as const;

/** Sockets that the hub has accepted, as it has them. */
const accepted = (hubPort: number, attempt: Attempt): Set<Socket> => {
  const sockets = new Set<Socket>();
  const take = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    if (socket.localPort !== hubPort) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  subscribe('net.server.socket', take);
  attempt.afterwards(() => void unsubscribe('net.server.socket', take));
  return sockets;
};

const until = async (holds: () => boolean, what: string): Promise<void> => {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > 60_000) throw new Error(`not in 60 s: ${what}`);
    await wait(5);
  }
};

interface Client {
  readonly proxy: Wire;
  readonly follower: Follower;
}

/** Cuts a client's connection in one way, and waits until it has another. */
const cut = async (kind: (typeof KINDS)[number], client: Client, sockets: Set<Socket>) => {
  const before = client.follower.opened();
  const socket = client.follower.socket();
  if (kind === 'client') socket?.terminate();
  if (kind === 'network') client.proxy.cut();
  if (kind === 'silent') client.proxy.silence();
  // One of all live connections: whoever it is of has to come back.
  if (kind === 'server') [...sockets].find(({ parser }) => parser === null)?.destroy();
  // The server's cut meets whichever client it is.
  if (kind === 'server') return;
  await until(() => client.follower.opened() > before, `another connection after a ${kind} cut`);
  await until(() => client.follower.socket()?.readyState === 1, 'an open connection');
};

declare module 'node:net' {
  interface Socket {
    /** Set while HTTP is spoken on it, null once it has been upgraded. */
    readonly parser?: unknown;
  }
}

const connected = async (hubPort: number, attempt: Attempt): Promise<Client> => {
  const proxy = await proxyTo(hubPort);
  const started = follower(proxy.port, null, {
    silentMs: PING_MS[attempt.size],
    forgetful: attempt.sabotage,
  });
  attempt.afterwards(async () => {
    started.close();
    await proxy.close();
  });
  await until(() => started.socket()?.readyState === 1, 'an open connection');
  await wait(100);
  return { proxy, follower: started };
};

export const cutConnections: Fault = {
  id: 'T11',
  title: 'live connections cut by the client, the network, the server, and in silence',
  sabotage: 'the client goes on from now instead of from its last position',
  run: async (attempt) => {
    const tally = new Tally();
    const directory = attempt.directory();
    const hub = await startHub(
      readSettings({
        PORT: '0',
        LICHTERKETTE_DATA: directory,
        LICHTERKETTE_DEMO: 'off',
        LICHTERKETTE_LOG_LEVEL: 'silent',
      }),
    );
    attempt.afterwards(() => hub.close());
    const port = Number(new URL(hub.url).port);
    const sockets = accepted(port, attempt);
    const village = new Village(attempt.random);
    await village.settle(hub.url, 5);
    const before = rawLog(directory).length;
    const clients = await Promise.all(
      Array.from({ length: CLIENTS[attempt.size] }, () => connected(port, attempt)),
    );
    let writing = true;
    const writer = (async () => {
      while (writing) {
        await send(hub.url, village.next()).then(
          (sent) => village.learn(sent),
          () => undefined,
        );
        await wait(attempt.random.int(12));
      }
    })();
    for (const kind of KINDS) {
      let left: number = CUTS[attempt.size];
      const suffer = async (client: Client) => {
        while (left > 0) {
          left -= 1;
          await wait(attempt.random.int(80));
          await cut(kind, client, sockets);
          tally.count(`cuts: ${kind}`);
        }
      };
      await Promise.all(clients.map(suffer));
    }
    writing = false;
    await writer;
    const expected = rawLog(directory, before).map(({ position }) => position);
    await wait(attempt.sabotage ? 500 : 0);
    for (const [index, { follower: one }] of clients.entries()) {
      if (!attempt.sabotage)
        await until(() => one.seen.at(-1) === expected.at(-1), `client ${index} has the last push`);
      compareSeen(one.seen, expected, `client ${index}`, tally);
    }
    return tally;
  },
};
