import type { Position, StoredEvent } from '../../../contracts/envelope.ts';

/** What a feed tells. */
export interface FeedParts {
  readonly onEvents: (events: readonly StoredEvent[]) => void | Promise<void>;
  /** Called after a batch of at least one event has been delivered. */
  readonly onDelivered: (events: readonly StoredEvent[]) => void;
  /** Called once where `onEvents` failed; nothing is delivered after it. */
  readonly onError: (error: Error) => void;
}

/** Where events come from, and can be held back. */
interface Source {
  pause(): void;
  resume(): void;
}

/** Events that may wait for a subscriber that is busy; then the source is held back. */
const MOST = 2000;

/** Events delivered at once. */
const BATCH = 1000;

/** Brings events to a subscriber in batches, one after the other; what comes in one turn of the loop goes together. */
export class Feed {
  readonly #parts: FeedParts;
  #waiting: StoredEvent[] = [];
  #source: Source | undefined;
  #isPaused = false;
  #scheduled = false;
  #running: Promise<void> | undefined;
  #ended = false;
  #last: Position | undefined;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** The last position that was taken in. */
  get last(): Position | undefined {
    return this.#last;
  }

  /** True where nothing waits and nothing is being delivered. */
  get idle(): boolean {
    return this.#waiting.length === 0 && this.#running === undefined;
  }

  begin(source: Source): void {
    this.#source = source;
    this.#isPaused = false;
  }

  add(event: StoredEvent): void {
    if (this.#ended || (this.#last !== undefined && event.position <= this.#last)) return;
    this.#last = event.position;
    this.#waiting.push(event);
    if (this.#waiting.length >= MOST && !this.#isPaused) {
      this.#isPaused = true;
      this.#source?.pause();
    }
    this.#schedule();
  }

  /** The source is gone; what waits is still delivered. */
  cut(): void {
    this.#source = undefined;
    this.#isPaused = false;
  }

  /** Delivers nothing more. */
  end(): void {
    this.#ended = true;
    this.#waiting = [];
  }

  /** Resolves when nothing is being delivered and nothing waits. */
  async settled(): Promise<void> {
    while (!this.idle && (this.#running !== undefined || !this.#ended)) {
      await (this.#running ?? new Promise(setImmediate));
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#running !== undefined) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#running = this.#deliver().finally(() => {
        this.#running = undefined;
        if (this.#waiting.length > 0) this.#schedule();
      });
    });
  }

  async #deliver(): Promise<void> {
    const batch = this.#waiting.splice(0, BATCH);
    if (batch.length === 0 || this.#ended) return;
    try {
      await this.#parts.onEvents(batch);
      this.#parts.onDelivered(batch);
    } catch (error) {
      this.end();
      this.#parts.onError(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (this.#isPaused && this.#waiting.length < MOST / 2) {
      this.#isPaused = false;
      this.#source?.resume();
    }
  }
}
