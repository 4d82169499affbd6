/** The client gives each batch append its end by our clock, so much later; the server compares it with its own. */
const APPEND_MS = 10_000;

/** More apart than this and appends are refused: from twice as much on the server gives all of them up at once. */
export const MOST_APART_MS = APPEND_MS / 2;

/** A finding is believed for so long: then the server is asked again by what is appended next. */
const BELIEVED_MS = 60_000;

/** Appends whose time is remembered until they are heard of again. */
const MOST = 1000;

/** The clocks that are read, in ms: the one that is set by people, and one that never goes back. */
export interface Clocks {
  readonly wall: () => number;
  readonly steady: () => number;
}

const CLOCKS: Clocks = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * How far our clock is behind the server's: the server dates each event, and none can have been written later than now. Where the
 * event is one of ours, it was not written before it was sent either.
 */
export class Clock {
  readonly #clocks: Clocks;
  readonly #sent = new Map<string, number>();
  #found: { readonly behindMs: number; readonly at: number; readonly shift: number } | undefined;

  constructor(clocks: Clocks = CLOCKS) {
    this.#clocks = clocks;
  }

  /** An event is about to be sent. */
  sending(id: string): void {
    this.#sent.set(id, this.#clocks.wall());
    if (this.#sent.size > MOST) for (const oldest of this.#sent.keys()) return void this.#sent.delete(oldest);
  }

  /** An event that the server has dated has come. */
  heard(id: string, created: Date): void {
    const now = this.#clocks.wall();
    const sent = this.#sent.get(id);
    this.#sent.delete(id);
    const [late, early] = [created.getTime() - now, created.getTime() - (sent ?? Number.NEGATIVE_INFINITY)];
    if (late > 0) this.#find(late);
    else if (sent !== undefined) this.#find(Math.min(0, early));
  }

  /** So much is ours behind at least, in ms; negative where it is ahead, 0 where nothing speaks for either. */
  get behindMs(): number {
    const found = this.#found;
    if (found === undefined || this.#clocks.steady() - found.at > BELIEVED_MS) return 0;
    // Whoever sets our clock mends what was found.
    return found.behindMs - (this.#shift() - found.shift);
  }

  /** True while ours is so far behind that the server may give up what is sent. */
  get isApart(): boolean {
    return this.behindMs > MOST_APART_MS;
  }

  #find(behindMs: number): void {
    this.#found = { behindMs, at: this.#clocks.steady(), shift: this.#shift() };
  }

  #shift(): number {
    return this.#clocks.wall() - this.#clocks.steady();
  }
}
