import type { Position } from '../../contracts/envelope.ts';
import type { Pushes } from '../../projections/model/push.ts';
import { indexAfter } from '../../projections/reading/pushes/place.ts';

/**
 * A place in a channel's pushes. History and what is live are the same list, read by the same steps, so there is no
 * seam between them: nothing can be lost there or come twice.
 */
export class ChannelCursor {
  readonly channel: string;
  /** The number of the next push, from 0. */
  index: number;
  /** True until `caught-up` has been said. */
  catchingUp = true;

  constructor(channel: string, pushes: Pushes, after: Position | null) {
    this.channel = channel;
    this.index = after === null ? pushes.length : indexAfter(pushes, after);
  }
}
