import { inTime } from '../in-time.ts';

/** Calls that are under way. */
export class Underway {
  readonly #calls = new Set<Promise<unknown>>();

  /** Keeps account of a call until it is settled; returns it. */
  add<Result>(call: Promise<Result>): Promise<Result> {
    const done = call.catch(() => undefined).finally(() => this.#calls.delete(done));
    this.#calls.add(done);
    return call;
  }

  /** Resolves when all of them are settled, at the latest after `ms`. */
  async settled(ms: number): Promise<void> {
    await inTime(Promise.all(this.#calls), ms);
  }
}
