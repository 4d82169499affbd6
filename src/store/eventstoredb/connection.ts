import { setTimeout as pause } from 'node:timers/promises';
import { DeadlineExceededError, type EventStoreDBClient } from '@eventstore/db-client';
import type { EngineUnavailable } from '../event-store.ts';
import type { Target } from './client.ts';
import { closerLook } from './closer-look.ts';
import { CurrentClient, type Lease, type Work } from './current-client.ts';
import { breaksConnection, ClockApart, isDefinite, isDenied } from './failure.ts';
import { type Patience, pauseAfter } from './patience.ts';
import type { Report } from './reports.ts';
import { refuseTooOld } from './server-version.ts';
import type { Trouble } from './trouble.ts';
import { Troubles } from './troubles.ts';

/** The server waits for seconds before it gives an append up, unless its end is over by its own clock. */
const AT_ONCE_MS = 150;

const atOnce = (error: unknown, ms: number): unknown =>
  error instanceof DeadlineExceededError && ms < AT_ONCE_MS ? new ClockApart('Frist sofort vorbei') : error;

/** Calls the server until it answers, for as long as patience lasts, over a new client wherever the old one is doubtful. */
export class Connection {
  readonly #target: Target;
  readonly #patience: Patience;
  readonly #current: CurrentClient;
  readonly #troubles: Troubles;
  #hurried = false;
  #examined = false;

  constructor(target: Target, patience: Patience, report: Report) {
    this.#target = target;
    this.#patience = patience;
    this.#current = new CurrentClient(target, patience.watchMs);
    this.#troubles = new Troubles({ address: target.address, report, graceMs: patience.watchMs });
  }

  /** Why the server cannot be used, or takes nothing; undefined while it can. */
  get trouble(): Trouble['told'] {
    return this.#troubles.told;
  }

  /** Our clock is so far behind the server's that nothing is to be sent; the error that says so. */
  apart(behindMs: number): EngineUnavailable {
    const cause = new ClockApart(`mindestens ${Math.round(behindMs / 1000)} s`);
    return this.#unavailable('the clocks are apart', cause);
  }

  /** Something was appended, or refused for a reason of its own. */
  wrote(): void {
    this.#troubles.wrote();
  }

  /** How long a call may be asked again. */
  get deadlineMs(): number {
    return this.#patience.deadlineMs;
  }

  get closed(): boolean {
    return this.#current.closed;
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
        if (isDenied(error)) throw this.#unavailable('it does not let us in', error);
        if (isDefinite(error)) throw error;
        const wait = this.pauseFor(failures);
        if (this.#hurried || performance.now() + wait > end)
          throw this.#unavailable((error as Error).message, error);
        await pause(wait);
      }
    }
  }

  /** Calls once, watched. */
  async once<Result>(work: Work<Result>): Promise<Result> {
    await this.#current.renewal;
    // From here to the call nothing is awaited: the call belongs to this client.
    const generation = this.#current.generation();
    const began = performance.now();
    try {
      const result = await this.#current.watched((client, heard) => this.#examinedFirst(client, heard, work));
      this.#troubles.reached();
      return result;
    } catch (thrown) {
      const looked = await closerLook(thrown, this.#target, this.#patience.watchMs);
      const error = atOnce(looked, performance.now() - began);
      if (!this.closed) this.#troubles.failed(error);
      if (breaksConnection(error)) await this.renew(generation);
      throw error;
    }
  }

  /** A client for a call that lasts; `lost` is called once where its connection is given up. */
  hold(lost: () => void): Promise<Lease> {
    return this.#current.hold(lost);
  }

  /** Gives up a connection, if it is still the current one. */
  renew(generation?: number): Promise<void> {
    return this.#current.renew(generation);
  }

  /** The pause after so many failures in a row. */
  pauseFor(failures: number): number {
    return pauseAfter(failures, this.#patience);
  }

  /** From now on nothing is asked again: it is about to end. */
  hurry(): void {
    this.#hurried = true;
  }

  close(): Promise<void> {
    return this.#current.close();
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

  #unavailable(why: string, cause: unknown): EngineUnavailable {
    if (!this.closed) this.#troubles.failedForGood(cause);
    return this.#troubles.unavailable(why, cause);
  }
}
