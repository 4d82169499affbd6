import type { EventStoreDBClient } from '@eventstore/db-client';
import { EngineUnavailable } from '../event-store.ts';
import { type Client, openClient, type Target } from './client.ts';
import { Abandoned } from './failure.ts';
import { type Abandon, watch } from './watch.ts';

/** What a call gets: the client, and a word that it is not silent. */
export type Work<Result> = (client: EventStoreDBClient, heard: () => void) => Promise<Result>;

/** A client for a long call; whoever took it hears when its connection is given up. */
export interface Lease {
  readonly client: EventStoreDBClient;
  release(): void;
}

const closedError = () => new EngineUnavailable('the log is closed');

/**
 * The one client of a store, and its successors. The client keeps its pending appends in one table for the whole process,
 * so a client that is doubtful is given up as a whole, with all its calls, before the next one is opened (docs/decisions/0014).
 */
export class CurrentClient {
  readonly #target: Target;
  readonly #watchMs: number;
  readonly #running = new Set<Abandon>();
  #client: Client;
  #generation = 0;
  #renewal: Promise<void> | undefined;
  #closed = false;

  /** `watchMs`: how long a call may be silent. */
  constructor(target: Target, watchMs: number) {
    this.#target = target;
    this.#watchMs = watchMs;
    this.#client = openClient(target);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The renewal that is under way: no call begins before it is over. */
  get renewal(): Promise<void> | undefined {
    return this.#renewal;
  }

  /** Which of the clients is the current one, counted from 0. Throws EngineUnavailable where the last one has been closed. */
  generation(): number {
    if (this.#closed) throw closedError();
    return this.#generation;
  }

  /** Calls, watched: rejects where the call is silent for too long, or its client is given up. */
  watched<Result>(work: Work<Result>): Promise<Result> {
    const { esdb } = this.#client;
    return watch((heard) => work(esdb, heard), this.#watchMs, this.#running);
  }

  /** A client for a call that lasts; `lost` is called once where that client is given up. */
  async hold(lost: () => void): Promise<Lease> {
    await this.#renewal;
    if (this.#closed) throw closedError();
    const abandon = () => lost();
    this.#running.add(abandon);
    return { client: this.#client.esdb, release: () => this.#running.delete(abandon) };
  }

  /** Gives up the client of a generation, if it is still the current one, and opens the next one. */
  async renew(generation = this.#generation): Promise<void> {
    if (generation === this.#generation && !this.#closed) {
      this.#generation += 1;
      this.#renewal = this.#replace();
    }
    await this.#renewal;
  }

  async close(): Promise<void> {
    await this.#renewal;
    this.#closed = true;
    this.#abandonAll();
    await this.#client.close();
  }

  async #replace(): Promise<void> {
    this.#abandonAll();
    await this.#client.close();
    this.#client = openClient(this.#target);
    this.#renewal = undefined;
  }

  #abandonAll(): void {
    for (const abandon of [...this.#running]) abandon(new Abandoned('the connection was given up'));
    this.#running.clear();
  }
}
