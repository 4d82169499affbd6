import { expect, it, vi } from 'vitest';
import { connectLive } from '../../src/client/live-client.ts';
import type { LivePush } from '../../src/client/live-messages.ts';
import { ask, kommuneBody, projectBody, replicas } from './given.ts';

it('what one replica wrote every other answers, once it is asked for `atLeast` its position', async () => {
  const { hubs } = await replicas(3);
  for (let index = 0; index < 12; index += 1) {
    const writer = hubs[index % 3] as (typeof hubs)[number];
    const { body } = await ask(writer, '/v1/kommunen', kommuneBody(`Gemeinde ${index}`));
    for (const hub of hubs) {
      const read = await ask(hub, `/v1/kommunen/${String(body.kommuneId)}?atLeast=${String(body.position)}`);
      expect(read.status).toBe(200);
      expect(String(read.body.position) >= String(body.position)).toBe(true);
    }
  }
  const rows = new Set(hubs.map(({ runner }) => runner.rowsHash));
  expect(rows.size).toBe(1);
});

it('a live client that comes back at another replica goes on without gap and without double', async () => {
  const { hubs } = await replicas(3);
  const [writer] = hubs as [(typeof hubs)[number]];
  const { body } = await ask(writer, '/v1/kommunen', kommuneBody('Gemeinde Wandel'));
  const pushes: LivePush[] = [];
  let turns = 0;
  const url = () => `${hubs[turns % 3]?.url.replace('http', 'ws')}/v1/live`;
  let socket: WebSocket | undefined;
  const live = connectLive({
    url: url(),
    onPush: (push) => pushes.push(push),
    open: () => {
      socket = new WebSocket(url());
      turns += 1;
      return socket as never;
    },
  });
  live.follow('feed', String(body.position));
  const positions: string[] = [];
  let cuts = 0;
  for (let index = 0; index < 24; index += 1) {
    const hub = hubs[(index + 1) % 3] as (typeof hubs)[number];
    const path = `/v1/kommunen/${String(body.kommuneId)}/share-project`;
    const answer = await ask(hub, path, projectBody(`Projekt ${index}`));
    expect(answer.status).toBe(201);
    positions.push(String(answer.body.position));
    if (index % 6 !== 5) continue;
    // Only what is connected can be cut; what is written next falls into the cut.
    await vi.waitFor(() => expect(turns).toBe(cuts + 1), { timeout: 10_000 });
    socket?.close();
    cuts += 1;
  }
  await vi.waitFor(() => expect(pushes.length).toBeGreaterThanOrEqual(24), { timeout: 10_000 });
  expect(pushes.map(({ sequence }) => sequence)).toEqual(positions);
  expect(cuts).toBe(4);
  live.close();
});
