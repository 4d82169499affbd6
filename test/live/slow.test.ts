import { afterEach, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from './talk.ts';

let on: Stage;

afterEach(() => on.hub.close());

const BUFFER = 100_000;
const CHANNELS = 60;
const SLOW_MS = 1500;

const buffered = async () => {
  const [, bytes] = /^lichterkette_live_buffered_bytes (\d+)$/m.exec(await on.text('/metrics')) ?? [];
  return Number(bytes);
};

it('who does not read costs a bounded buffer, is closed with 4001, and harms nobody', {
  timeout: 60_000,
}, async () => {
  on = await stage({
    LICHTERKETTE_DEMO: 'on',
    LICHTERKETTE_LIVE_BUFFER_BYTES: String(BUFFER),
    LICHTERKETTE_LIVE_SLOW_MS: String(SLOW_MS),
  });
  // What is not read, and what is shared meanwhile, must fit into one page of the feed below.
  const first = String(
    ((await on.json('/v1/feed?limit=150')).items as { position: string }[]).at(-1)?.position,
  );
  const [slow, quick] = [await talk(on.hub.url), await talk(on.hub.url)];
  slow.socket.pause();
  // Enough to fill what the kernel keeps for a socket, many times over.
  for (let index = 0; index < CHANNELS; index += 1)
    slow.say({ type: 'subscribe', id: `s${index}`, channel: 'feed', after: first });
  await expect.poll(buffered, { timeout: 10_000 }).toBeGreaterThan(BUFFER / 2);
  const kommuneId = await on.kommune('Gemeinde Schnell');
  await quick.follow('feed');
  const seen: number[] = [];
  for (let index = 0; index < 20; index += 1) {
    await on.share(kommuneId, { title: `Rasch ${index}` });
    seen.push(await buffered());
  }
  await expect.poll(() => quick.pushes().length).toBe(20);
  // At most one frame above the bound; a frame of the demo has some kilobytes.
  expect(Math.max(...seen)).toBeLessThan(BUFFER + 20_000);
  // It has been away for too long.
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS + 200));
  slow.socket.resume();
  expect((await slow.closed).code).toBe(4001);
  await expect.poll(buffered).toBe(0);
  // What it did read was whole: it can go on from there.
  const last = slow.pushes().at(-1)?.sequence ?? '';
  const resumed = await talk(on.hub.url);
  await resumed.follow('feed', last);
  const { total, items } = (await on.json(`/v1/feed?limit=200&after=${last}`)) as {
    total: number;
    items: unknown[];
  };
  expect(resumed.pushes()).toHaveLength(items.length);
  expect(total).toBeGreaterThan(items.length);
});

it('a reader that rests and comes back in time gets everything in order', { timeout: 60_000 }, async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on', LICHTERKETTE_LIVE_BUFFER_BYTES: '20000' });
  const { items } = (await on.json('/v1/feed?limit=200')) as { items: { position: string }[] };
  const first = items.at(-1)?.position ?? '';
  const live = await talk(on.hub.url);
  for (let index = 0; index < CHANNELS; index += 1)
    live.say({ type: 'subscribe', id: `s${index}`, channel: 'feed', after: first });
  for (let pauses = 0; pauses < 5; pauses += 1) {
    live.socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 100));
    live.socket.resume();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (let index = 0; index < CHANNELS; index += 1) await live.heard({ type: 'caught-up', id: `s${index}` });
  const counts = Map.groupBy(live.pushes(), ({ sequence }) => sequence);
  expect([...counts.keys()].sort()).toEqual(
    items
      .slice(0, -1)
      .map(({ position }) => position)
      .reverse(),
  );
  for (const told of counts.values()) expect(told).toHaveLength(CHANNELS);
});
