import type { Position as Place, RecordedEvent } from '@eventstore/db-client';
import type { Position } from '../../../contracts/envelope.ts';
import { inOurStream, storedOf } from './event.ts';
import { isSame } from './place.ts';
import type { Reading } from './reading.ts';

/** Events looked at first, and at most in one call: usually the newest event of all is one of ours. */
const FIRST = 4;
const MOST = 500;

/** What the last look found: the newest event of all, and the head of ours at that moment. */
interface Look {
  readonly newest: RecordedEvent | undefined;
  readonly head: Position | null;
}

/**
 * Finds the last event of ours. Each look goes back only to the newest event that the look before saw, so events of others
 * cost once. Callers that come while a look is under way share the next one: theirs must begin after they asked.
 */
export class Head {
  readonly #reading: Pick<Reading, 'newest'>;
  #last: Look = { newest: undefined, head: null };
  #running: Promise<Position | null> | undefined;
  #next: Promise<Position | null> | undefined;

  constructor(reading: Pick<Reading, 'newest'>) {
    this.#reading = reading;
  }

  /** The newest place of the log that is known; undefined before the first look. */
  get newestPlace(): Place | undefined {
    return this.#last.newest?.position;
  }

  find(): Promise<Position | null> {
    if (this.#running === undefined) {
      this.#running = this.#look().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.find();
      });
    return this.#next;
  }

  async #look(): Promise<Position | null> {
    let newest: RecordedEvent | undefined;
    let before: Place | null = null;
    for (let count = FIRST; ; count = MOST) {
      const events: RecordedEvent[] = await this.#reading.newest(before, count);
      newest ??= events[0];
      for (const event of events) {
        const known = this.#knownAt(event);
        const head = known === undefined ? oursAt(event) : known;
        if (head !== undefined) return this.#found(newest, head);
      }
      const place = events.at(-1)?.position;
      if (place === undefined || events.length < count) return this.#found(newest, null);
      before = place;
    }
  }

  #found(newest: RecordedEvent | undefined, head: Position | null): Position | null {
    this.#last = { newest, head };
    return head;
  }

  /** The head that was found where this is the event at which the last look began; the same, not another at its place. */
  #knownAt({ id, position }: RecordedEvent): Position | null | undefined {
    const { newest, head } = this.#last;
    if (newest?.position === undefined || position === undefined || newest.id !== id) return undefined;
    return isSame(position, newest.position) ? head : undefined;
  }
}

const oursAt = (event: RecordedEvent): Position | undefined =>
  inOurStream(event) ? storedOf(event)?.position : undefined;
