import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The answers that each connection is still owed, in the order of their requests. */
export class OpenAnswers {
  readonly #of = new WeakMap<Duplex, Set<ServerResponse>>();

  /** One more, until it is out or its connection is gone. */
  add(socket: Duplex, response: ServerResponse): void {
    const open = this.#of.get(socket) ?? new Set();
    this.#of.set(socket, open.add(response));
    response.once('close', () => open.delete(response));
  }

  of(socket: Duplex): readonly ServerResponse[] {
    return [...(this.#of.get(socket) ?? [])];
  }

  count(socket: Duplex): number {
    return this.#of.get(socket)?.size ?? 0;
  }
}
