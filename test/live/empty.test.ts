import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectLive } from '../../src/client/live-client.ts';
import type { LivePush } from '../../src/client/live-messages.ts';
import { lichterkette, said, start, stop } from '../cli/bin.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { type Wire, wire } from './proxy.ts';
import { talk } from './talk.ts';

const POSITION = /^\d{16,40}-[0-9a-f]{8}$/;
const NAMES = ['Gemeinde Eins', 'Gemeinde Zwei', 'Gemeinde Drei'];

let on: Stage;
let between: Wire;

beforeEach(async () => {
  on = await stage();
  between = await wire(on.hub.url);
});

afterEach(async () => {
  await between.close();
  await on.hub.close();
});

const write = async () => {
  for (const name of NAMES) await on.kommune(name);
};

describe('an empty log', () => {
  it('has a position: as wide as all others, before them, the same in every answer', async () => {
    const live = await talk(on.hub.url);
    await live.follow('feed');
    const { position } = on.hub.runner;
    expect(position).toMatch(POSITION);
    expect(live.said).toEqual([
      { type: 'subscribed', id: 'feed', channel: 'feed', head: position },
      { type: 'caught-up', id: 'feed', position },
    ]);
    expect(await on.json('/v1/solutions')).toMatchObject({ position });
    expect(await on.text('/neues', undefined, 'text/html')).toContain(`data-position="${position}"`);
    await on.kommune('Gemeinde Erste');
    expect(on.hub.runner.position.length).toBe(position.length);
    expect(on.hub.runner.position > position).toBe(true);
  });

  it('is known by its position once there is more', async () => {
    const { position } = on.hub.runner;
    await write();
    const names = ({ items }: { items?: { data: { name: string } }[] }) =>
      items?.map(({ data }) => data.name);
    expect(names(await on.json(`/v1/feed?after=${position}`))).toEqual(NAMES);
    expect(await on.json(`/v1/kommunen?atLeast=${position}`)).toMatchObject({ total: 3 });
    expect(await on.json(`/v1/solutions?stand=${position}`)).toMatchObject({ total: 0, position });
    const live = await talk(on.hub.url);
    await live.follow('feed', position);
    expect(live.said.map(({ type }) => type)).toEqual([
      'subscribed',
      ...NAMES.map(() => 'de.lichterkette.KommuneRegistered'),
      'caught-up',
    ]);
  });

  it('of another hash or width is of another log', async () => {
    const { position } = on.hub.runner;
    const live = await talk(on.hub.url);
    const others = [
      position.replace(/0$/, '1'),
      position.replace(/^0*/, '0'.repeat(position.length === 25 ? 40 : 16)),
    ];
    for (const [index, other] of others.entries()) {
      await live.follow('feed', other, `${index}`);
      expect(await live.heard({ type: 'reset', id: `${index}` })).toMatchObject({ position });
      expect(await on.status(`/v1/feed?after=${other}`)).toBe(412);
    }
  });
});

describe('what happens on an empty log while nobody is connected', () => {
  it('reaches the live client once it is connected again, exactly once', async () => {
    const told: LivePush[] = [];
    const states: string[] = [];
    const caughtUp: string[] = [];
    const live = connectLive({
      url: `${between.url.replace('http', 'ws')}/v1/live`,
      onPush: (push) => told.push(push),
      onState: (state) => states.push(state),
      onCaughtUp: (_, position) => caughtUp.push(position),
      pauseMs: 20,
    });
    live.follow('feed', null);
    await expect.poll(() => caughtUp.length).toBe(1);
    between.leadTo('http://127.0.0.1:1');
    between.reset();
    await expect.poll(() => states.at(-1)).not.toBe('live');
    await write();
    between.leadTo(on.hub.url);
    await expect.poll(() => caughtUp.length, { timeout: 20_000 }).toBe(2);
    expect(told.map(({ data }) => data.name)).toEqual(NAMES);
    await on.kommune('Gemeinde Danach');
    await expect.poll(() => told.map(({ data }) => data.name)).toEqual([...NAMES, 'Gemeinde Danach']);
    live.close();
  });

  it('reaches `follow` in the same way', async () => {
    const child = start(['follow', 'feed', '--url', between.url]);
    const printed: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    await said(child, /bereit: feed/);
    between.leadTo('http://127.0.0.1:1');
    between.reset();
    await said(child, /unterbrochen/);
    await write();
    between.leadTo(on.hub.url);
    const names = () =>
      printed
        .join('')
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => (JSON.parse(line) as LivePush).data.name);
    await expect.poll(names, { timeout: 30_000 }).toEqual(NAMES);
    await on.kommune('Gemeinde Danach');
    await expect.poll(names).toEqual([...NAMES, 'Gemeinde Danach']);
    expect(await stop(child, 'SIGINT')).toBe(0);
  });

  it('comes after the position that a page of the empty log was made at', async () => {
    const position =
      /data-position="([^"]+)"/.exec(await on.text('/neues', undefined, 'text/html'))?.[1] ?? '';
    await write();
    const args = ['follow', 'feed', '--after', position, '--count', '3', '--url', on.hub.url];
    const { code, out, err } = await lichterkette(args);
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 3 });
    expect(err).not.toContain('Position unbekannt');
  });
});
