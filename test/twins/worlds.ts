import type { Random } from '../faults/harness/random.ts';
import { actorOf, type Done, type Viewer } from './act.ts';
import { World } from './grow.ts';
import type { WorldHub } from './hub.ts';
import { idsOf } from './known.ts';
import { type Listening, listenTo } from './listening.ts';
import { channelsOf, someOf } from './params.ts';
import type { Size } from './size.ts';
import type { Step } from './twin.ts';
import { viewersOf } from './viewers.ts';

/** The first world, and what each viewer was told while it went on. */
export interface First {
  readonly hub: WorldHub;
  readonly world: World;
  readonly viewers: readonly { readonly viewer: Viewer; readonly listening: Listening }[];
  /** How much had been sent when they began to listen, and how much of that had been accepted. */
  readonly history: number;
  readonly from: number;
  readonly channels: readonly string[];
}

const listen = async (hub: WorldHub, { stream }: Viewer, channels: readonly string[]): Promise<Listening> => {
  const listening = await listenTo(hub.url, stream === null ? undefined : actorOf(stream));
  await listening.follow(channels, hub.beginning, 'from the beginning');
  return listening;
};

/** Makes the first world, while all viewers listen to its second part. */
export const makeFirst = async (hub: WorldHub, seed: number, random: Random, size: Size): Promise<First> => {
  const world = new World(hub, random);
  await world.settle();
  await world.tell();
  await world.grow(size.history);
  const [history, from] = [world.sent.length, world.ledger.acts.length - 1];
  // What was told last comes over the feed: who has heard that there has heard everything.
  const all = channelsOf(idsOf(world.ledger)).filter((channel) => channel !== 'feed');
  const channels = [...someOf(all, size.channels, random), 'feed'];
  const viewers = await Promise.all(
    viewersOf(world.ledger, seed).map(async (viewer) => ({
      viewer,
      listening: await listen(hub, viewer, channels),
    })),
  );
  await world.grow(size.live);
  await world.move();
  await world.grow(size.live);
  await world.last();
  const position = world.ledger.acts.at(-1)?.answer?.position ?? '';
  for (const { listening } of viewers) await listening.heard(position);
  return { hub, world, viewers, history, from, channels };
};

/** Makes the twin of a world for a viewer, who listens to the same part of it. */
export const makeTwin = async (hub: WorldHub, viewer: Viewer, twin: readonly Step[], first: First) => {
  const replies: { step: Step; done: Done }[] = [];
  const places = new Map(first.world.sent.map((done, index) => [done.act.key, index]));
  const send = async (step: Step) => void replies.push({ step, done: await hub.send(step.act) });
  const isHistory = ({ act }: Step) => (places.get(act.key) ?? 0) < first.history;
  for (const step of twin.filter(isHistory)) await send(step);
  const listening = await listen(hub, viewer, first.channels);
  for (const step of twin.filter((one) => !isHistory(one))) await send(step);
  await listening.heard(replies.at(-1)?.done.answer?.position ?? '');
  return { listening, replies };
};
