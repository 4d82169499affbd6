import { expect, it } from 'vitest';
import { randomFrom } from '../faults/harness/random.ts';
import { World } from './grow.ts';
import { worldHub } from './hub.ts';

it('every step of every story is accepted: what chance seldom brings about is in every world', async () => {
  const hub = await worldHub();
  try {
    const world = new World(hub, randomFrom(1));
    await world.settle();
    const before = world.sent.length;
    await world.tell();
    const refused = world.sent.slice(before).filter(({ answer }) => answer === undefined);
    expect(world.sent.length - before).toBeGreaterThan(40);
    expect(refused.map(({ act, reply }) => `${act.name}: ${reply.text}`)).toEqual([]);
  } finally {
    await hub.close();
  }
});
