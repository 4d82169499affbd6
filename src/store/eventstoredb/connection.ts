import { setTimeout as pause } from 'node:timers/promises';
import { DeadlineExceededError, type EventStoreDBClient } from '@eventstore/db-client';
import { EngineUnavailable } from '../event-store.ts';
import { StoreProblem } from '../store-problem.ts';
import { type Client, openClient, type Target } from './client.ts';
import { closerLook } from './closer-look.ts';
import { Abandoned, breaksConnection, ClockApart, isDefinite, isDenied, isOverdue } from './failure.ts';
import { reasonOf } from './reasons.ts';
import type { Report } from './reports.ts';
import { refuseTooOld } from './server-version.ts';
import { Trouble } from './trouble.ts';
import { watch } from './watch.ts';

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

/** A client for a long call; whoever took it hears when its connection is given up. */
export interface Lease {
  readonly client: EventStoreDBClient;
  release(): void;
}

/** The server waits for seconds before it gives an append up, unless its end is over by its own clock. */
const AT_ONCE_MS = 150;

const atOnce = (error: unknown, ms: number): unknown =>
  error instanceof DeadlineExceededError && ms < AT_ONCE_MS ? new ClockApart('Frist sofort vorbei') : error;

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
  #hurried = false;
  #examined = false;
  readonly #reaching: Trouble;
  readonly #writing: Trouble;

  constructor(target: Target, patience: Patience, report: Report) {
    this.#target = target;
    this.#patience = patience;
    this.#client = openClient(target);
    const parts = { address: target.address, report, graceMs: patience.watchMs };
    this.#reaching = new Trouble(parts);
    this.#writing = new Trouble(parts);
  }

  /** Why the server cannot be used, or takes nothing; undefined while it can. */
  get trouble(): Trouble['told'] {
    return this.#reaching.told ?? this.#writing.told;
  }

  /** Our clock is so far behind the server's that nothing is to be sent; the error that says so. */
  apart(behindMs: number): EngineUnavailable {
    return this.#unavailable(
      'the clocks are apart',
      new ClockApart(`mindestens ${Math.round(behindMs / 1000)} s`),
    );
  }

  /** Something was appended, or refused for a reason of its own. */
  wrote(): void {
    this.#writing.worked();
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
    const end = performance.now() + this.#patience.deadlineMs;
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (isDefinite(error) && !isDenied(error)) throw error;
        const wait = this.pauseFor(failures);
        if (isDenied(error) || this.#hurried || performance.now() + wait > end)
          throw this.#unavailable(
            isDenied(error) ? 'it does not let us in' : (error as Error).message,
            error,
          );
        await pause(wait);
      }
    }
  }

  /** Calls once, watched. */
  async once<Result>(work: Work<Result>): Promise<Result> {
    await this.#renewal;
    if (this.#closed) throw new EngineUnavailable('the log is closed');
    const generation = this.#generation;
    const began = performance.now();
    try {
      const result = await this.#watched((client, heard) => this.#examinedFirst(client, heard, work));
      this.#reaching.worked();
      return result;
    } catch (thrown) {
      const error = atOnce(
        await closerLook(thrown, this.#target, this.#patience.watchMs),
        performance.now() - began,
      );
      this.#note(error);
      if (breaksConnection(error)) await this.renew(generation);
      throw error;
    }
  }

  #note(error: unknown): void {
    if (this.#closed || error instanceof Abandoned) return;
    if (isOverdue(error)) {
      this.#reaching.worked();
      this.#writing.failed(error);
    } else if (breaksConnection(error) || isDenied(error) || error instanceof StoreProblem)
      this.#reaching.failed(error);
    else this.#reaching.worked();
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
  async hold(lost: () => void): Promise<Lease> {
    await this.#renewal;
    if (this.#closed) throw new EngineUnavailable('the log is closed');
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

  /** From now on nothing is asked again: it is about to end. */
  hurry(): void {
    this.#hurried = true;
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
    return watch((heard) => work(esdb, heard), this.#patience.watchMs, this.#running);
  }

  #unavailable(why: string, cause: unknown): EngineUnavailable {
    const trouble = isOverdue(cause) ? this.#writing : this.#reaching;
    if (!this.#closed && !(cause instanceof Abandoned)) trouble.failed(cause, true);
    const { message } = reasonOf(cause, this.#target.address);
    return new EngineUnavailable(`the event store cannot be used: ${why}`, { cause, told: message });
  }
}
