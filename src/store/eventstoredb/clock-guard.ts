import type { RecordedEvent } from '@eventstore/db-client';
import { Clock } from './clock.ts';
import type { Connection } from './connection.ts';

/** Sends nothing while our clock is known to be too far behind the server's: the server would give every append up. */
export class ClockGuard {
  readonly #connection: Connection;
  readonly #clock = new Clock();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Compares the clocks by an event that the server has dated; the connection is told when they come or cease to be apart. */
  heard({ id, created }: RecordedEvent): void {
    const wasApart = this.#clock.isApart;
    this.#clock.heard(id, created);
    if (this.#clock.isApart) this.#connection.apart(this.#clock.behindMs);
    else if (wasApart) this.#connection.wrote();
  }

  /** Sends an append; `id` is that of its last event. Throws EngineUnavailable, and sends nothing, while the clocks are apart. */
  async send<Result>(id: string, send: () => Promise<Result>): Promise<Result> {
    if (this.#clock.isApart) throw this.#connection.apart(this.#clock.behindMs);
    this.#clock.sending(id);
    const result = await send();
    this.#connection.wrote();
    return result;
  }
}
