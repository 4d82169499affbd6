import type { RecordedPush } from '../../model/push.ts';
import { admits } from '../../model/sight.ts';
import { type Follower, follow } from '../../reading/follow.ts';
import { indexAfter } from '../../reading/pushes/place.ts';
import { adoptionOf, seesPlaced } from '../../reading/pushes/sees.ts';
import type { Looking } from './visible.ts';

type Pushes = readonly RecordedPush[];

/** Finds what was told on a channel. */
export type Channels = (channel: string) => Pushes;

/** How many of the pushes up to an index those of an audience class may see. */
interface Counted {
  upTo: number;
  count: number;
  /** Of those that were told to them: how many are not counted since their adoption is not for them any more. */
  readonly hidden: Map<string, number>;
  readonly placed: Follower;
}

/** Audience classes whose counts are kept for a channel; those asked for least lately are forgotten. */
const CLASSES = 16;

const kept = new WeakMap<Pushes, Map<string, Counted>>();

const countedFor = (pushes: Pushes, { places, sight: { audienceClass } }: Looking): Counted => {
  const classes = kept.get(pushes) ?? new Map<string, Counted>();
  kept.set(pushes, classes);
  const counted = classes.get(audienceClass) ?? {
    upTo: 0,
    count: 0,
    hidden: new Map(),
    placed: follow(places.adoptions),
  };
  classes.delete(audienceClass);
  classes.set(audienceClass, counted);
  const [oldest] = classes.keys();
  if (classes.size > CLASSES && oldest !== undefined) classes.delete(oldest);
  return counted;
};

/** How many of the first `upTo` pushes tell of an adoption to those who could see what they told. */
const tellingOf = (
  pushes: Pushes,
  { upTo }: Counted,
  { places, sight }: Looking,
  channels: Channels,
  adoptionId: string,
): number => {
  const place = places.adoptions.get(adoptionId);
  // All that tells of an adoption is told on the channel of its own stream, too, which is short.
  const own = place === undefined ? [] : channels(place.stream.replace('-', ':'));
  return own.filter((push) => {
    if (adoptionOf(push) !== adoptionId || !admits(sight, push.audience)) return false;
    const index = indexAfter(pushes, push.position) - 1;
    return index < upTo && pushes[index]?.position === push.position;
  }).length;
};

/** Takes in that adoptions have been put before other eyes since the last question. */
const recount = (pushes: Pushes, counted: Counted, looking: Looking, channels: Channels): void => {
  for (const adoptionId of new Set(counted.placed())) {
    const before = counted.hidden.get(adoptionId) ?? 0;
    const sees = seesPlaced(looking.places, looking.sight, adoptionId);
    if (sees && before === 0) continue;
    const now = sees ? 0 : tellingOf(pushes, counted, looking, channels, adoptionId);
    counted.count += before - now;
    counted.hidden.set(adoptionId, now);
  }
};

/**
 * How many pushes of a channel these eyes may see. A channel only grows at its end: what came since the last question is
 * counted, and of the rest only what tells of adoptions that have been put before other eyes since.
 */
export const countVisible = (pushes: Pushes, looking: Looking, channels: Channels): number => {
  const { places, sight } = looking;
  const counted = countedFor(pushes, looking);
  recount(pushes, counted, looking, channels);
  for (; counted.upTo < pushes.length; counted.upTo += 1) {
    const push = pushes[counted.upTo] as RecordedPush;
    if (!admits(sight, push.audience)) continue;
    const adoptionId = adoptionOf(push);
    if (adoptionId === undefined || seesPlaced(places, sight, adoptionId)) counted.count += 1;
    else counted.hidden.set(adoptionId, (counted.hidden.get(adoptionId) ?? 0) + 1);
  }
  return counted.count;
};
