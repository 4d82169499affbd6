import { randomFrom } from '../faults/harness/random.ts';
import { actorOf } from '../twins/act.ts';
import { World } from '../twins/grow.ts';
import { type WorldHub, worldHub } from '../twins/hub.ts';
import { organisations } from '../twins/ledger.ts';
import { pageOfActor } from './names.ts';
import { type Found, lookAtAll, type Site } from './site.ts';

/** So many commands are accepted in a world beside those of its beginning and its stories. */
const ACTS = 120;

const siteOf = (hub: WorldHub, world: World, actor: string | undefined): Site => ({
  now: new Date(world.now).toISOString(),
  viewer: actor && pageOfActor(actor),
  get: async (path, accept) => {
    const { status, text } = await hub.ask(path, actor, { accept });
    return status === 200 ? text : undefined;
  },
});

/** Makes the world of a seed, and looks at all of it as the public sees it, and at what a Kommune and a Zusammenschluss see otherwise. */
export const lookAtWorld = async (seed: number): Promise<Found> => {
  const hub = await worldHub();
  try {
    const world = new World(hub, randomFrom(seed));
    await world.settle();
    await world.tell();
    await world.grow(ACTS);
    const { kommunen, verbuende } = organisations(world.ledger);
    hub.setClock(world.now);
    const everybody = siteOf(hub, world, undefined);
    const found = [await lookAtAll(everybody)];
    for (const stream of [kommunen[1], verbuende[0]])
      if (stream !== undefined) found.push(await lookAtAll(siteOf(hub, world, actorOf(stream)), everybody));
    return {
      pages: found.reduce((sum, { pages }) => sum + pages, 0),
      faults: found.flatMap(({ faults }) => faults),
    };
  } finally {
    await hub.close();
  }
};
