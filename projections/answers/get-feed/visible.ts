import type { Position } from '../../../contracts/envelope.ts';
import type { Pushes, RecordedPush } from '../../model/push.ts';
import type { Sight } from '../../model/sight.ts';
import { indexAfter } from '../../reading/pushes/place.ts';
import { seesPush } from '../../reading/pushes/sees.ts';
import type { WhereaboutsTables } from '../../tables/whereabouts/tables.ts';

/** Who looks, and where by now everything is. */
export interface Looking {
  readonly places: WhereaboutsTables;
  readonly sight: Sight;
}

/** What the viewer may see after a position, oldest first. */
export function* visibleAfter(
  pushes: Pushes,
  { places, sight }: Looking,
  after: Position,
): Iterable<RecordedPush> {
  for (let index = indexAfter(pushes, after); index < pushes.length; index += 1) {
    const push = pushes.at(index) as RecordedPush;
    if (seesPush(places, sight, push)) yield push;
  }
}

/** What the viewer may see before a position, newest first; of everything where there is none. */
export function* visibleBefore(
  pushes: Pushes,
  { places, sight }: Looking,
  before?: Position,
): Iterable<RecordedPush> {
  for (
    let index = (before === undefined ? pushes.length : indexAfter(pushes, before)) - 1;
    index >= 0;
    index -= 1
  ) {
    const push = pushes.at(index) as RecordedPush;
    if (push.position !== before && seesPush(places, sight, push)) yield push;
  }
}
