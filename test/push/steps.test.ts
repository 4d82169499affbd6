import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import type { StreamName } from '../../contracts/envelope.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import type { HandleParts, Incoming } from '../../src/command/incoming.ts';
import { KeyedQueue } from '../../src/command/queue.ts';
import { StreamCache } from '../../src/command/stream-cache.ts';
import { submit } from '../../src/command/submit.ts';
import { directoryOf } from '../../src/hub/directory.ts';
import type { ReadSide } from '../../src/project/read-side.ts';
import { Runner } from '../../src/project/runner.ts';
import { BareSockets } from '../../src/push/bare-sockets.ts';
import { liveServer } from '../../src/push/live-server.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type Count, countedModels } from '../append/counted.ts';
import { demoAccess, somebody } from '../append/demo-access.ts';
import { id } from '../decide/names.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const LIMITS = {
  maxMessageBytes: 16_384,
  maxSubscriptions: 10,
  messageBurst: 100,
  messagesPerSecond: 100,
  bufferBytes: 1_000_000,
  slowMs: 30_000,
  pingMs: 3_600_000,
  maxConnections: 10_000,
};

const PROJECT = {
  title: 'Titel',
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
};

/** What a delivery did: rows read, channels looked at, pushes put into words. */
interface Steps extends Count {
  looked: string[];
  presented: number;
}

/** A live server over a log of its own, whose steps are counted, and commands that grow the log. */
const counting = async () => {
  const steps: Steps = { rows: 0, looked: [], presented: 0 };
  const store = openSqliteStore(emptyDirectory());
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  const readSide = new Proxy(runner, {
    get: (target, name: keyof ReadSide) => {
      if (name === 'models') return () => countedModels(target.models(), steps);
      if (name === 'pushes')
        return (channel: string) => {
          steps.looked.push(channel);
          return target.pushes(channel);
        };
      if (name === 'present')
        return (...given: Parameters<ReadSide['present']>) => {
          steps.presented += 1;
          return target.present(...given);
        };
      const value: unknown = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }) as unknown as ReadSide;
  const server = createServer();
  const live = liveServer(server, {
    readSide,
    bare: new BareSockets(),
    limits: LIMITS,
    arrives: async () => false,
    now: () => performance.now(),
    admit: ({ headers }) => ({ organisation: (headers.organisation as StreamName | undefined) ?? null }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    live.close();
    server.close();
    await runner.close();
    await store.close();
  });
  const parts: HandleParts = {
    access: demoAccess,
    store,
    cache: new StreamCache(store, 1_000_000),
    directory: directoryOf(runner, 5000, () => new Date()),
    queue: new KeyedQueue({ perKey: 10_000, total: 100_000 }),
    moment: () => new Date('2026-10-01T08:00:00Z'),
    random: () => 0,
    deadlineMs: 60_000,
  };
  let keys = 0;
  const send = (name: string, target: StreamName | null, body: object) => {
    keys += 1;
    const actor = somebody();
    const command = COMMANDS.get(name) as Incoming['command'];
    return submit({ command, target, body, commandId: id(`${keys}`), actor }, parts);
  };
  return { steps, send, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/live` };
};

/** A socket of this viewer that follows a channel from now on, and how many pushes it has got. */
const follower = async (url: string, organisation: StreamName, channel: string) => {
  const socket = new WebSocket(url, { headers: { organisation } });
  let pushes = 0;
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'subscribe', id: 'x', channel, after: null })),
    );
    socket.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString()) as { type: string };
      if (said.type === 'caught-up') resolve();
      if (said.type.startsWith('de.')) pushes += 1;
    });
  });
  onTestFinished(() => socket.terminate());
  return { pushes: () => pushes };
};

const idOf = (stream: StreamName) => stream.slice(stream.indexOf('-') + 1);

/** So many members that listen to their Verbund, and as many that listen elsewhere: what one event for the Verbund costs. */
const delivering = async (size: number) => {
  const { steps, send, url } = await counting();
  const founding = { name: 'Verbund', kind: 'zusammenarbeit' };
  const verbund = (await send('found-verbund', null, founding)).stream;
  const verbundId = idOf(verbund);
  const join = async (name: string) => {
    const { stream } = await send('register-kommune', null, { name, kind: 'stadt', land: 'Hessen' });
    await send('join-verbund', stream, { verbundId });
    await send('answer-join', verbund, { kommuneId: idOf(stream), antwort: 'ja' });
    return stream;
  };
  const owner = await join('Stadt ohne Ohren');
  const members: StreamName[] = [];
  for (let index = 0; index < size; index += 1) members.push(await join(`Stadt ${index}`));
  const elsewhere = (await send('found-verbund', null, founding)).stream;
  const here = await Promise.all(members.map((stream) => follower(url, stream, `verbund:${verbundId}`)));
  for (const stream of members) await follower(url, stream, `verbund:${idOf(elsewhere)}`);
  const share = async () => {
    const before = here[0]?.pushes() ?? 0;
    Object.assign(steps, { rows: 0, looked: [], presented: 0 });
    await send('share-project', owner, { ...PROJECT, sichtbarkeit: 'verbund' });
    await expect
      .poll(() => here.filter(({ pushes }) => pushes() > before).length, { timeout: 20_000 })
      .toBe(size);
    const { rows, looked, presented } = steps;
    return { rows, presented, looks: looked.length, channels: [...new Set(looked)] };
  };
  await share();
  const still = await share();
  await join('Neue Stadt');
  const changed = await share();
  return { still, changed, channel: `verbund:${verbundId}` };
};

it('an event for a Verbund costs each of its listeners the same, however many belong to it, and nobody else anything', async () => {
  const sizes = [10, 100] as const;
  const [few, many] = [await delivering(sizes[0]), await delivering(sizes[1])];
  for (const what of ['still', 'changed'] as const) {
    // One look more is for all of them together: whether everybody sees the same.
    const each = ({ rows, looks }: typeof few.still, size: number) => [rows / size, (looks - 1) / size];
    expect(each(many[what], sizes[1]), what).toEqual(each(few[what], sizes[0]));
    for (const [one, size] of [
      [few, sizes[0]],
      [many, sizes[1]],
    ] as const) {
      expect(one[what].channels, what).toEqual([one.channel]);
      expect(one[what].presented, what).toBe(1);
      expect(one[what].rows / size, what).toBeLessThan(6);
    }
  }
  expect(few.still.rows / sizes[0]).toBe(1);
}, 120_000);
