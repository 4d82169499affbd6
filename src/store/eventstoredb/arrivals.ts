import type { StoredEvent, StreamName } from '../../../contracts/envelope.ts';

/** Events that are expected to come by themselves. */
export interface Expectation {
  /** The events, as soon as all have come; undefined where they have not after `ms`, or nothing would bring them. */
  within(ms: number): Promise<readonly StoredEvent[] | undefined>;
  cancel(): void;
}

interface Awaited {
  readonly from: number;
  readonly count: number;
  readonly events: StoredEvent[];
  complete: () => void;
}

/**
 * What an append waits for: that its events have been delivered to who follows the log in this process. So whoever got an
 * answer finds what was written in the read models of the same replica, as with the embedded engine; and what was delivered
 * need not be read back. An expectation begins before the append is sent, since the event may come before the answer.
 */
export class Arrivals {
  readonly #awaited = new Map<StreamName, Set<Awaited>>();
  #sources = 0;

  /** Counts a subscription that is connected; it ends when the returned function is called. */
  source(): () => void {
    this.#sources += 1;
    return () => {
      this.#sources -= 1;
    };
  }

  saw(event: StoredEvent): void {
    for (const one of this.#awaited.get(event.stream) ?? []) {
      if (event.revision !== one.from + one.events.length || one.events.length === one.count) continue;
      one.events.push(event);
      if (one.events.length === one.count) one.complete();
    }
  }

  /** Begins to expect `count` events of `stream` from a revision on. */
  expect(stream: StreamName, from: number, count: number): Expectation {
    const awaited: Awaited = { from, count, events: [], complete: () => undefined };
    const ofStream = this.#awaited.get(stream) ?? new Set();
    this.#awaited.set(stream, ofStream.add(awaited));
    const cancel = () => {
      ofStream.delete(awaited);
      if (ofStream.size === 0 && this.#awaited.get(stream) === ofStream) this.#awaited.delete(stream);
    };
    const within = async (ms: number) => {
      if (awaited.events.length < count && this.#sources > 0) await this.#complete(awaited, ms);
      cancel();
      return awaited.events.length === count ? awaited.events : undefined;
    };
    return { within, cancel };
  }

  #complete(awaited: Awaited, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      awaited.complete = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
