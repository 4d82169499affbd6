import type { Position as Place } from '@eventstore/db-client';
import { isAfter } from './place.ts';

/**
 * The newest place of the log that this process has heard of. An append that is answered with an older one was there
 * before it was sent: the server does not say so.
 */
export class Newest {
  readonly #look: () => Promise<Place | undefined>;
  #place: Place | undefined;

  /** `look` finds the newest place of all where nothing has been heard yet. */
  constructor(look: () => Promise<Place | undefined>) {
    this.#look = look;
  }

  saw(place: Place): void {
    if (this.#place === undefined || isAfter(place, this.#place)) this.#place = place;
  }

  async place(): Promise<Place | undefined> {
    if (this.#place !== undefined) return this.#place;
    const found = await this.#look();
    if (found !== undefined) this.saw(found);
    return this.#place;
  }
}
