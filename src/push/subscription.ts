import type { Position } from '../../contracts/envelope.ts';
import type { Pushes, RecordedPush } from '../../projections/model/push.ts';
import { indexAfter } from '../../projections/reading/pushes/place.ts';

/**
 * A place in a channel's pushes. History and what is live are the same list, read by the same steps, so there is no
 * seam between them: nothing can be lost there or come twice.
 */
export class ChannelCursor {
  readonly channel: string;
  readonly #pushes: () => Pushes;
  #index: number;
  /** True until `caught-up` has been said. */
  catchingUp = true;

  constructor(channel: string, pushes: () => Pushes, after: Position | null) {
    this.channel = channel;
    this.#pushes = pushes;
    this.#index = after === null ? pushes().length : indexAfter(pushes(), after);
  }

  /** True where everything has been read. */
  get atEnd(): boolean {
    return this.#index >= this.#pushes().length;
  }

  /** The next push that may be seen; what may not is passed over. */
  next(sees: (push: RecordedPush) => boolean): RecordedPush | undefined {
    const pushes = this.#pushes();
    while (this.#index < pushes.length) {
      const push = pushes.at(this.#index) as RecordedPush;
      this.#index += 1;
      if (sees(push)) return push;
    }
    return undefined;
  }
}
