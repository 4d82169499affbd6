import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { lichterkette, type Running, serve, start } from './process.ts';

/** What an operator is promised; who takes longer is killed, and the test sees the signal. */
const PROMISED_MS = 10_000;
const WRITERS = 16;

const stopped = async (hub: Running) => {
  hub.child.kill('SIGTERM');
  const late = setTimeout(() => hub.child.kill('SIGKILL'), PROMISED_MS);
  const ended = await hub.ended;
  clearTimeout(late);
  return ended;
};

const idsIn = async (directory: string): Promise<string[]> =>
  (await lichterkette(['export', '--data', directory])).stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);

it('told to stop under load, it finishes what it has begun, ends with 0 and loses no answered command', async () => {
  const directory = emptyDirectory();
  const hub = await serve(directory);
  const answered: string[] = [];
  const refused: number[] = [];
  const write = async (writer: number) => {
    for (let number = 0; ; number += 1) {
      const name = `Gemeinde ${writer}-${number}`;
      const response = await fetch(`${hub.url}/v1/kommunen`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, kind: 'gemeinde', land: 'Hessen' }),
      }).catch(() => undefined);
      if (response === undefined) return;
      const body = (await response.json()) as { events?: readonly { id: string }[] };
      if (response.status !== 201) refused.push(response.status);
      answered.push(...(body.events ?? []).map(({ id }) => id));
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  while (answered.length < 100) await pause(5);
  const ended = await stopped(hub);
  await Promise.all(writers);
  expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  expect(refused.filter((status) => status !== 503)).toEqual([]);
  const stored = await idsIn(directory);
  expect(new Set(stored).size).toBe(stored.length);
  expect(answered.filter((id) => !stored.includes(id))).toEqual([]);
});

it('told to stop while it loads, it ends with 0, and loads the rest the next time', async () => {
  const directory = emptyDirectory();
  const env = { PORT: '0', LICHTERKETTE_DATA: directory };
  const loading = start(['src/main.ts'], { env });
  while (!existsSync(join(directory, 'readmodel.bin'))) await pause(5);
  expect(await stopped(loading)).toMatchObject({ code: 0, signal: null });
  const hub = await serve(directory, { env: { LICHTERKETTE_DEMO: 'on' } });
  expect(await (await fetch(`${hub.url}/readyz`)).json()).toMatchObject({ status: 'ready' });
  const { length } = await idsIn(directory);
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(metrics).toContain(`lichterkette_events_applied ${length}\n`);
  expect(await stopped(hub)).toMatchObject({ code: 0, signal: null });
});

it('with followers connected, it ends with 0 all the same', async () => {
  const hub = await serve(emptyDirectory());
  const follower = start(['src/cli/main.ts', 'follow', 'feed', '--url', hub.url]);
  await follower.says(/bereit: feed/);
  expect(await stopped(hub)).toMatchObject({ code: 0, signal: null });
  follower.child.kill('SIGINT');
  expect(await follower.ended).toMatchObject({ code: 0 });
});

it('what does not close is not waited for: it says so, and ends with 1', async () => {
  const main = new URL('../../src/main.ts', import.meta.url).href;
  const program = `
    const { openStore, serve } = await import(${JSON.stringify(main)});
    const store = (settings) => ({ ...openStore(settings), close: () => new Promise(() => undefined) });
    await serve([], { store });`;
  const hub = start(['--input-type=module', '--eval', program], {
    env: {
      PORT: '0',
      LICHTERKETTE_DATA: emptyDirectory(),
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_DRAIN_MS: '100',
    },
  });
  await hub.says(/Lichterkette läuft: (\S+)/);
  expect(await stopped(hub)).toMatchObject({
    code: 1,
    signal: null,
    stderr: expect.stringContaining('sicher'),
  });
});

it('with somebody who was refused and holds on, it ends with 0 all the same', async () => {
  const hub = await serve(emptyDirectory());
  const held = connect({ port: Number(new URL(hub.url).port), host: '127.0.0.1', allowHalfOpen: true });
  held.on('error', () => undefined).write('CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(held, 'data');
  expect(await stopped(hub)).toMatchObject({ code: 0, signal: null });
  held.destroy();
});
