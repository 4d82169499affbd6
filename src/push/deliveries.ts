import type { Connection } from './connection.ts';

/** Connections served in one go; then the rest of the program has its turn. */
const SLICE = 250;

/** The connections to which something may have to be sent, served together once in a turn of the event loop. */
export class Deliveries {
  readonly #due = new Set<Connection>();
  #scheduled = false;

  /** Marks connections as due; they are served with the next `start`. */
  add(connections: Iterable<Connection>): void {
    for (const connection of connections) this.#due.add(connection);
  }

  /** Marks a connection as due, and has it served soon. */
  wake(connection: Connection): void {
    this.#due.add(connection);
    this.#schedule();
  }

  /** Has all served that are due. */
  start(): void {
    if (this.#due.size > 0) this.#schedule();
  }

  /** A connection that has ended is not served any more. */
  drop(connection: Connection): void {
    this.#due.delete(connection);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // What one turn of the loop brought goes out together.
    setImmediate(() => void this.#deliver());
  }

  async #deliver(): Promise<void> {
    this.#scheduled = false;
    let served = 0;
    const turn = [...this.#due];
    this.#due.clear();
    for (const connection of turn) {
      if (!connection.waiting) continue;
      if (connection.deliver()) this.#due.add(connection);
      served += 1;
      if (served % SLICE === 0) await new Promise(setImmediate);
    }
    this.start();
  }
}
