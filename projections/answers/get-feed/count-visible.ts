import { keepsake, type Memory } from '../../model/memory.ts';
import type { Pushes, RecordedPush } from '../../model/push.ts';
import { type Follower, follow } from '../../model/reads.ts';
import { Recent } from '../../model/recent.ts';
import { indexAfter } from '../../reading/pushes/place.ts';
import {
  adoptionOf,
  adoptionsLedOver,
  adoptionsUnder,
  seesPlaced,
  seesPush,
  wasTold,
} from '../../reading/pushes/sees.ts';
import type { Looking } from './visible.ts';

/** Who counts, and where it is kept what has been counted. */
export interface Counting extends Looking {
  readonly memory: Memory;
}

/** Finds what was told on a channel. */
export type Channels = (channel: string) => Pushes;

/** Indexes of pushes, by the adoption that may hide them. */
type IndexesBy = Map<string, Set<number>>;

/** How many of the pushes up to an index those of an audience class may see. */
interface Counted {
  upTo: number;
  count: number;
  /** Of those that were told to them: the ones that are hidden from them by now, by each adoption that may have hidden them. */
  readonly hidden: IndexesBy;
  /** Those that may be hidden with an adoption on a way because of which they were told. */
  readonly resting: IndexesBy;
  readonly placed: Follower;
}

/** Audience classes whose counts are kept for a channel; those asked for least lately are forgotten. */
const CLASSES = 16;

const COUNTS = keepsake(() => new WeakMap<Pushes, Recent<Counted>>());

const countedFor = (pushes: Pushes, { places, sight, memory }: Counting): Counted => {
  const counts = memory.of(COUNTS);
  const classes = counts.get(pushes) ?? new Recent<Counted>(CLASSES);
  counts.set(pushes, classes);
  return classes.of(sight.audienceClass, () => ({
    upTo: 0,
    count: 0,
    hidden: new Map(),
    resting: new Map(),
    placed: follow(places.adoptions),
  }));
};

const put = (indexes: IndexesBy, adoptionId: string, index: number): void => {
  const known = indexes.get(adoptionId);
  if (known === undefined) indexes.set(adoptionId, new Set([index]));
  else known.add(index);
};

/** Indexes, below `upTo`, of the pushes that tell of an adoption. */
const tellingOf = (
  pushes: Pushes,
  { upTo }: Counted,
  { places }: Looking,
  channels: Channels,
  adoptionId: string,
): readonly number[] => {
  const place = places.adoptions.get(adoptionId);
  // All that tells of an adoption is told on the channel of its own stream, too, which is short.
  const own = place === undefined ? [] : channels(place.stream.replace('-', ':'));
  return [...own].flatMap((push) => {
    if (adoptionOf(push) !== adoptionId) return [];
    const index = indexAfter(pushes, push.position) - 1;
    return index < upTo && pushes.at(index)?.position === push.position ? [index] : [];
  });
};

/** Counts a push in or out, where it can be seen otherwise than it has been counted. */
const recountOne = (
  pushes: Pushes,
  { hidden }: Counted,
  { places, sight }: Looking,
  index: number,
): number => {
  const push = pushes.at(index) as RecordedPush;
  const under = adoptionsUnder(push);
  const wasSeen = !under.some((adoptionId) => hidden.get(adoptionId)?.has(index));
  const sees = seesPush(places, sight, push);
  if (sees === wasSeen || !wasTold(sight, push)) return 0;
  for (const adoptionId of under) {
    if (sees) hidden.get(adoptionId)?.delete(index);
    else put(hidden, adoptionId, index);
  }
  return sees ? 1 : -1;
};

/** Takes in that adoptions have been put before another audience since the last question. */
const recount = (pushes: Pushes, counted: Counted, looking: Looking, channels: Channels): void => {
  for (const adoptionId of new Set(counted.placed())) {
    const sees = seesPlaced(looking.places, looking.sight, adoptionId);
    const concerned = sees
      ? [...(counted.hidden.get(adoptionId) ?? [])]
      : [
          ...tellingOf(pushes, counted, looking, channels, adoptionId),
          ...(counted.resting.get(adoptionId) ?? []),
        ];
    for (const index of concerned) counted.count += recountOne(pushes, counted, looking, index);
  }
};

/** Counts the push at an index for the first time. */
const count = (pushes: Pushes, counted: Counted, { places, sight }: Looking, index: number): void => {
  const push = pushes.at(index) as RecordedPush;
  if (!wasTold(sight, push)) return;
  for (const adoptionId of adoptionsLedOver(push)) put(counted.resting, adoptionId, index);
  if (seesPush(places, sight, push)) counted.count += 1;
  else for (const adoptionId of adoptionsUnder(push)) put(counted.hidden, adoptionId, index);
};

/** Pushes in a step: each may have to be read from its bytes. */
const STEP = 50;

/** Counts in small steps what has come to a channel since it was last counted for the viewer. */
export function* counting(pushes: Pushes, looking: Counting, step = STEP): Iterable<void> {
  const counted = countedFor(pushes, looking);
  while (counted.upTo < pushes.length) {
    count(pushes, counted, looking, counted.upTo);
    // Before the pause: whoever asked may never come back, and others go on from here.
    counted.upTo += 1;
    if (counted.upTo % step === 0) yield;
  }
}

/**
 * How many pushes of a channel the viewer may see. A channel only grows at its end: what came since the last question is
 * counted, and of the rest only what rests on adoptions that have been put before another audience since.
 */
export const countVisible = (pushes: Pushes, looking: Counting, channels: Channels): number => {
  const counted = countedFor(pushes, looking);
  recount(pushes, counted, looking, channels);
  for (; counted.upTo < pushes.length; counted.upTo += 1) count(pushes, counted, looking, counted.upTo);
  return counted.count;
};
