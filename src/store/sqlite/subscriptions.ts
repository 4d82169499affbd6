import type { Position, StoredEvent } from '../../../contracts/envelope.ts';
import type { Subscriber, Subscription } from '../event-store.ts';
import type { Reading } from './reading.ts';
import { rowidOf } from './rows.ts';

/** The open subscriptions of one store. */
export interface Subscriptions {
  open(after: Position | null, subscriber: Subscriber): Subscription;
  /** Tells all that events have been committed; those that are up to date get them at once. */
  committed(events: readonly StoredEvent[]): void;
  /** Lets all look into the log: after an error nobody knows what of it was committed. */
  lookAgain(): void;
  closeAll(): Promise<void>;
}

type Mode = 'reading' | 'live' | 'closed';

/** A subscriber's place in the log: it reads pages until it has reached the end, then takes what is committed. */
class Reader {
  readonly #reading: Reading;
  readonly #subscriber: Subscriber;
  #rowid = 0;
  #mode: Mode = 'reading';
  #running: Promise<void> = Promise.resolve();

  constructor(reading: Reading, subscriber: Subscriber) {
    this.#reading = reading;
    this.#subscriber = subscriber;
  }

  start(after: Position | null): void {
    this.#running = this.#guarded(async () => {
      await Promise.resolve();
      this.#rowid = this.#reading.rowOf(after);
      await this.#read();
    });
  }

  offer(events: readonly StoredEvent[]): void {
    if (this.#mode !== 'live') return;
    this.#running = this.#guarded(() => this.#deliverLive(events));
  }

  lookAgain(): void {
    if (this.#mode !== 'live') return;
    this.#mode = 'reading';
    this.#running = this.#guarded(() => this.#read());
  }

  async close(): Promise<void> {
    this.#mode = 'closed';
    await this.#running;
  }

  // Synchronous as far as the subscriber is: an answered append has then been delivered already.
  #deliverLive(events: readonly StoredEvent[]): Promise<void> {
    const delivered = this.#deliver(events);
    if (delivered === undefined) return Promise.resolve();
    // While it is busy it counts as behind; what is committed meanwhile is read from the log.
    this.#mode = 'reading';
    return delivered.then(() => this.#read());
  }

  #deliver(events: readonly StoredEvent[]): void | Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return undefined;
    const delivered = this.#subscriber.onEvents(events);
    this.#rowid = rowidOf(last.position);
    return delivered instanceof Promise ? delivered : undefined;
  }

  async #read(): Promise<void> {
    while (this.#mode === 'reading') {
      const page = this.#reading.pageAfter(this.#rowid);
      if (page.length === 0) {
        // Nothing can be committed between this look and the next line: both are in one step of the loop.
        this.#mode = 'live';
        return;
      }
      await this.#deliver(page);
      await new Promise(setImmediate);
    }
  }

  #guarded(run: () => Promise<void>): Promise<void> {
    const failed = (error: unknown) => {
      this.#mode = 'closed';
      this.#subscriber.onError(error instanceof Error ? error : new Error(String(error)));
    };
    try {
      return run().catch(failed);
    } catch (error) {
      failed(error);
      return Promise.resolve();
    }
  }
}

/** Subscriptions that read through `reading`. */
export const subscriptions = (reading: Reading): Subscriptions => {
  const readers = new Set<Reader>();
  return {
    open: (after, subscriber) => {
      const reader = new Reader(reading, subscriber);
      readers.add(reader);
      reader.start(after);
      return {
        close: async () => {
          readers.delete(reader);
          await reader.close();
        },
      };
    },
    committed: (events) => {
      if (events.length > 0) for (const reader of readers) reader.offer(events);
    },
    lookAgain: () => {
      for (const reader of readers) reader.lookAgain();
    },
    closeAll: async () => {
      await Promise.all([...readers].map((reader) => reader.close()));
      readers.clear();
    },
  };
};
