import type { Connection } from './connection.ts';

/** Connections served in one go; then the rest of the program has its turn. */
const SLICE = 250;

/** Where news is for more than so many, it waits for what comes right behind it: one write to each then, however much came. */
const MANY = 200;

/** How long it waits, in ms: nobody sees that, and a write to thousands of sockets takes as long. */
const GATHER_MS = 25;

/** The connections to which something may have to be sent, served together: one pass at a time. */
export class Deliveries {
  readonly #due = new Set<Connection>();
  /** A pass is planned, or under way. */
  #busy = false;
  /** Something has been told since the pass began. */
  #told = false;

  /** Marks connections as due; they are served with the next `start`. */
  add(connections: Iterable<Connection>): void {
    for (const connection of connections) this.#due.add(connection);
  }

  /** Marks a connection as due, and has it served soon. */
  wake(connection: Connection): void {
    this.#due.add(connection);
    this.#plan(0);
  }

  /** Has all served that are due: something has been told. */
  start(): void {
    this.#told = true;
    this.#plan(this.#due.size > MANY ? GATHER_MS : 0);
  }

  /** A connection that has ended is not served any more. */
  drop(connection: Connection): void {
    this.#due.delete(connection);
  }

  #plan(waitMs: number): void {
    if (this.#busy || this.#due.size === 0) return;
    this.#busy = true;
    const run = () => void this.#pass();
    // What one turn of the loop brought goes out together.
    if (waitMs === 0) setImmediate(run);
    else setTimeout(run, waitMs);
  }

  async #pass(): Promise<void> {
    let served = 0;
    this.#told = false;
    const turn = [...this.#due];
    this.#due.clear();
    for (const connection of turn) {
      if (connection.deliver()) this.#due.add(connection);
      served += 1;
      if (served % SLICE === 0) await new Promise(setImmediate);
    }
    this.#busy = false;
    if (this.#told) this.start();
    else this.#plan(0);
  }
}
