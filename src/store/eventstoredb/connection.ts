import { setTimeout as pause } from 'node:timers/promises';
import { AccessDeniedError, type EventStoreDBClient } from '@eventstore/db-client';
import { EngineUnavailable } from '../event-store.ts';
import { type Client, openClient, type Target } from './client.ts';
import { Abandoned, breaksConnection, isDefinite, Silence } from './failure.ts';
import { refuseTooOld } from './server-version.ts';

/** How patient the engine is, in milliseconds. */
export interface Patience {
  /** How long a call may be silent before its connection is given up. */
  readonly watchMs: number;
  /** How long a call is asked again before it fails with EngineUnavailable. */
  readonly deadlineMs: number;
  /** The first pause before asking again; doubles up to the longest. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** How often a subscription is compared with the head of the log. */
  readonly probeMs: number;
  /** How long what was shown before must be missing to count as lost: longer than an election takes. */
  readonly absenceMs: number;
}

/** What a call gets: the client, and a word that it is not silent. */
export type Work<Result> = (client: EventStoreDBClient, heard: () => void) => Promise<Result>;

/** A long call, told when its connection is given up. */
export interface Held {
  readonly client: EventStoreDBClient;
  release(): void;
}

/**
 * The one client of a store, and its successors. The client keeps its pending appends in one table for the whole process,
 * so a connection that is doubtful is given up as a whole before the next one is made (docs/decisions/0014).
 */
export class Connection {
  readonly #target: Target;
  readonly #patience: Patience;
  readonly #running = new Set<(error: Error) => void>();
  #client: Client;
  #generation = 0;
  #renewal: Promise<void> | undefined;
  #closed = false;
  #available = true;
  #examined = false;

  constructor(target: Target, patience: Patience) {
    this.#target = target;
    this.#patience = patience;
    this.#client = openClient(target);
  }

  /** False from a call that failed until one that succeeds. */
  get available(): boolean {
    return this.#available;
  }

  /** How long a call may be asked again. */
  get deadlineMs(): number {
    return this.#patience.deadlineMs;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Calls, and calls again where the answer is open. Throws definite answers as they are (a StoreProblem where the server
   * is too old), else EngineUnavailable.
   */
  async ask<Result>(work: Work<Result>): Promise<Result> {
    const end = Date.now() + this.#patience.deadlineMs;
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (error instanceof AccessDeniedError) throw this.#unavailable('it does not let us in', error);
        if (isDefinite(error)) throw error;
        const wait = this.pauseFor(failures);
        if (this.#closed || Date.now() + wait > end) throw this.#unavailable((error as Error).message, error);
        await pause(wait);
      }
    }
  }

  /** Calls once, watched. */
  async once<Result>(work: Work<Result>): Promise<Result> {
    await this.#renewal;
    if (this.#closed) throw this.#unavailable('the log is closed');
    const generation = this.#generation;
    try {
      const result = await this.#watched((client, heard) => this.#examinedFirst(client, heard, work));
      this.#available = true;
      return result;
    } catch (error) {
      if (breaksConnection(error)) await this.renew(generation);
      else this.#available = true;
      throw error;
    }
  }

  /** Before the first call that succeeds the server is asked how old it is. Throws StoreProblem where it is too old. */
  async #examinedFirst<Result>(client: EventStoreDBClient, heard: () => void, work: Work<Result>) {
    if (!this.#examined) {
      await refuseTooOld(client);
      this.#examined = true;
      heard();
    }
    return work(client, heard);
  }

  /** A client for a call that lasts; `lost` is called once where its connection is given up. */
  async hold(lost: () => void): Promise<Held> {
    await this.#renewal;
    if (this.#closed) throw this.#unavailable('the log is closed');
    const abandon = () => lost();
    this.#running.add(abandon);
    return { client: this.#client.esdb, release: () => this.#running.delete(abandon) };
  }

  /** Gives up a connection, if it is still the current one. */
  async renew(generation = this.#generation): Promise<void> {
    if (generation === this.#generation && !this.#closed) {
      this.#generation += 1;
      this.#renewal = this.#renew();
    }
    await this.#renewal;
  }

  /** The pause after so many failures in a row: longer each time, and never the same for all replicas. */
  pauseFor(failures: number): number {
    const { pauseMs, longestPauseMs } = this.#patience;
    return Math.min(longestPauseMs, pauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
  }

  async close(): Promise<void> {
    await this.#renewal;
    this.#closed = true;
    this.#abandonAll();
    await this.#client.close();
  }

  async #renew(): Promise<void> {
    this.#abandonAll();
    await this.#client.close();
    this.#client = openClient(this.#target);
    this.#renewal = undefined;
  }

  #abandonAll(): void {
    for (const abandon of [...this.#running]) abandon(new Abandoned('the connection was given up'));
    this.#running.clear();
  }

  #watched<Result>(work: Work<Result>): Promise<Result> {
    const { esdb } = this.#client;
    return new Promise((resolve, reject) => {
      const silent = () => {
        done();
        reject(new Silence(`no answer within ${this.#patience.watchMs} ms`));
      };
      // A loop that was busy itself has answers that it did not look at yet: one more turn for them.
      const timer = setTimeout(() => {
        last = setImmediate(silent);
      }, this.#patience.watchMs);
      let last: NodeJS.Immediate | undefined;
      const done = () => {
        clearTimeout(timer);
        clearImmediate(last);
        this.#running.delete(abandon);
      };
      const abandon = (error: Error) => {
        done();
        reject(error);
      };
      this.#running.add(abandon);
      work(esdb, () => {
        clearImmediate(last);
        timer.refresh();
      })
        .finally(done)
        .then(resolve, reject);
    });
  }

  #unavailable(why: string, cause?: unknown): EngineUnavailable {
    this.#available = false;
    return new EngineUnavailable(`the event store cannot be used: ${why}`, { cause });
  }
}
