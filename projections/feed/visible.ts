import type { Position } from '../../contracts/envelope.ts';
import { admits, type RecordedPush, type Sight } from '../model.ts';
import { indexAfter } from './place.ts';

type Pushes = readonly RecordedPush[];

/** How many of the pushes up to an index those of an audience class may see. */
interface Counted {
  upTo: number;
  count: number;
}

/** Audience classes whose counts are kept for a channel; those asked for least lately are forgotten. */
const CLASSES = 16;

const kept = new WeakMap<Pushes, Map<string, Counted>>();

const countedFor = (pushes: Pushes, { audienceClass }: Sight): Counted => {
  const classes = kept.get(pushes) ?? new Map<string, Counted>();
  kept.set(pushes, classes);
  const counted = classes.get(audienceClass) ?? { upTo: 0, count: 0 };
  classes.delete(audienceClass);
  classes.set(audienceClass, counted);
  const [oldest] = classes.keys();
  if (classes.size > CLASSES && oldest !== undefined) classes.delete(oldest);
  return counted;
};

/**
 * How many pushes of a channel these eyes may see. A channel only grows at its end, and who may see a push never changes:
 * only what came since the last question is counted.
 */
export const countVisible = (pushes: Pushes, sight: Sight): number => {
  const counted = countedFor(pushes, sight);
  for (; counted.upTo < pushes.length; counted.upTo += 1)
    if (admits(sight, (pushes[counted.upTo] as RecordedPush).audience)) counted.count += 1;
  return counted.count;
};

/** What these eyes may see after a position, oldest first. */
export function* visibleAfter(pushes: Pushes, sight: Sight, after: Position): Iterable<RecordedPush> {
  for (let index = indexAfter(pushes, after); index < pushes.length; index += 1) {
    const push = pushes[index] as RecordedPush;
    if (admits(sight, push.audience)) yield push;
  }
}

/** What these eyes may see before a position, newest first; of everything where there is none. */
export function* visibleBefore(pushes: Pushes, sight: Sight, before?: Position): Iterable<RecordedPush> {
  for (
    let index = (before === undefined ? pushes.length : indexAfter(pushes, before)) - 1;
    index >= 0;
    index -= 1
  ) {
    const push = pushes[index] as RecordedPush;
    if (push.position !== before && admits(sight, push.audience)) yield push;
  }
}
