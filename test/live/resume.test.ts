import { describe, expect, it } from 'vitest';
import { connectLive } from '../../src/client/live-client.ts';
import type { LivePush } from '../../src/client/live-messages.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { type Wire, wire } from './proxy.ts';

const SEED = Number(process.env.SEED ?? 20_261_125);
const CUTS = Number(process.env.CUTS ?? 20);

/** Numbers from 0 to below 1, the same for one seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const settings = (LICHTERKETTE_DATA: string) => ({ LICHTERKETTE_DATA, LICHTERKETTE_PING_MS: '400' });

const KINDS = ['reset', 'end', 'silence', 'restart'] as const;

describe('the live client', () => {
  it(`loses nothing and tells nothing twice over ${CUTS} cuts (seed ${SEED})`, {
    timeout: 120_000,
  }, async () => {
    const random = randomOf(SEED);
    const directory = emptyDirectory();
    let on: Stage = await stage(settings(directory));
    const between: Wire = await wire(on.hub.url);
    const kommuneId = await on.kommune('Gemeinde Leitung');
    const solutionId = await on.share(kommuneId, { title: 'Leitung' });
    const channels = ['feed', `kommune:${kommuneId}`, `solution:${solutionId}`];
    const from = on.hub.runner.position ?? '';
    const told: LivePush[] = [];
    let connections = 0;
    const live = connectLive({
      url: `${between.url.replace('http', 'ws')}/v1/live`,
      onPush: (push) => told.push(push),
      onState: (state) => {
        connections += Number(state === 'live');
      },
      silentMs: 100,
      pauseMs: 20,
    });
    for (const channel of channels) live.follow(channel, from);

    const write = async () => {
      await on.done(`/v1/kommunen/${kommuneId}/revise-project`, {
        solutionId,
        note: 'n',
        zielgruppe: `${random()}`,
      });
      await on.share(kommuneId, { title: 'Zwischendurch' });
    };
    const cut = async (kind: (typeof KINDS)[number]) => {
      if (kind !== 'restart') {
        between[kind]();
        return;
      }
      await on.hub.close();
      on = await stage(settings(directory));
      between.leadTo(on.hub.url);
    };
    await expect.poll(() => connections).toBe(1);
    for (let count = 0; count < CUTS; count += 1) {
      // Each kind once, then as it comes.
      const kind = KINDS[count] ?? KINDS[Math.floor(random() * KINDS.length)] ?? 'reset';
      const before = connections;
      await write();
      // Sometimes in the middle of what is being told, sometimes when all is quiet.
      await new Promise((resolve) => setTimeout(resolve, random() * 40));
      await cut(kind);
      await write();
      await expect
        .poll(() => connections, { timeout: 10_000, message: `${kind}, cut ${count}` })
        .toBeGreaterThan(before);
    }
    await write();
    for (const channel of channels) {
      const happened: string[] = [];
      let path: string | undefined = `/v1/feed?limit=200&channel=${channel}&after=${from}`;
      while (path !== undefined) {
        const page = (await on.json(path)) as { items: { position: string }[]; next?: string };
        happened.push(...page.items.map(({ position }) => position));
        path = page.next && `/v1/feed?limit=200&channel=${channel}&after=${from}&cursor=${page.next}`;
      }
      expect(happened.length).toBeGreaterThan(CUTS);
      const heard = () => told.filter((push) => push.channel === channel).map(({ sequence }) => sequence);
      await expect.poll(heard, { timeout: 10_000, message: channel }).toEqual(happened);
    }
    live.close();
    expect(connections).toBeGreaterThan(CUTS);
    await on.hub.close();
    await between.close();
  });

  it('gives up where trying again would only repeat the mistake, and when it is told to', async () => {
    const on = await stage();
    const url = `${on.hub.url.replace('http', 'ws')}/v1/live`;
    const states: string[] = [];
    const errors: string[] = [];
    const ends: number[] = [];
    const wrong = connectLive({
      url,
      onPush: () => undefined,
      onState: (state) => states.push(state),
      onError: (message) => errors.push(message),
      onEnd: (code) => ends.push(code),
      pauseMs: 10,
    });
    wrong.follow('x'.repeat(20_000), null);
    await expect.poll(() => states.at(-1)).toBe('offline');
    const ended = connectLive({ url, onPush: () => undefined, pauseMs: 10 });
    await expect.poll(() => on.text('/metrics')).toContain('live_sockets 1');
    ended.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(states).toEqual(['connecting', 'live', 'offline']);
    expect(ends).toEqual([1009]);
    expect(await on.text('/metrics')).toContain('live_sockets 0');
    await on.hub.close();
  });

  it('follows a channel once, however many want it, and until the last is gone', async () => {
    const on = await stage();
    const kommuneId = await on.kommune('Gemeinde Doppelt');
    const told: LivePush[] = [];
    let ready = 0;
    const live = connectLive({
      url: `${on.hub.url.replace('http', 'ws')}/v1/live`,
      onPush: (push) => told.push(push),
      onCaughtUp: () => {
        ready += 1;
      },
    });
    const ends = [live.follow('feed', null), live.follow('feed', null)];
    await expect.poll(() => ready).toBe(1);
    const title = () => told.map(({ data }) => data.title);
    await on.share(kommuneId, { title: 'Eins' });
    await expect.poll(title).toEqual(['Eins']);
    ends[0]?.();
    await on.share(kommuneId, { title: 'Zwei' });
    await expect.poll(title).toEqual(['Eins', 'Zwei']);
    ends[1]?.();
    await on.share(kommuneId, { title: 'Drei' });
    live.follow('feed', null);
    await expect.poll(() => ready).toBe(2);
    await on.share(kommuneId, { title: 'Vier' });
    await expect.poll(title).toEqual(['Eins', 'Zwei', 'Vier']);
    live.close();
    await on.hub.close();
  });
});
