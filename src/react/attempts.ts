const SECOND_MS = 1000;

/** The longest wait between two tries: an engine that is away for a night is asked some dozen times, and nothing is lost. */
const LONGEST_MS = 3_600_000;

/** After so many tries in a row without an answer, operators are told. */
const MANY = 8;

interface Attempt {
  /** Tries in a row without an answer. */
  readonly tries: number;
  /** From then on it may be tried again: a moment on the reactor's clock, in ms. */
  readonly notBefore: number;
}

/** How long a command waits after its `tries`-th try in a row without an answer, in ms. */
export const waitAfter = (tries: number): number => Math.min(SECOND_MS * 2 ** tries, LONGEST_MS);

/**
 * What became of the commands that were given, by their keys. Kept in memory only: after a restart each is tried once more, which changes
 * nothing.
 */
export class Attempts {
  readonly #failed = new Map<string, Attempt>();
  readonly #answered = new Map<string, string>();

  /** True where a command may be given: not answered on this day already, and not waiting after a failure. */
  mayTry(key: string, day: string, now: number): boolean {
    return this.#answered.get(key) !== day && (this.#failed.get(key)?.notBefore ?? 0) <= now;
  }

  /** It was answered, also where that was a refusal: it is not given again on this day. */
  answered(key: string, day: string): void {
    this.#failed.delete(key);
    this.#answered.set(key, day);
  }

  /** It was not answered: it is given again later. */
  failed(key: string, now: number): void {
    const tries = (this.#failed.get(key)?.tries ?? 0) + 1;
    this.#failed.set(key, { tries, notBefore: now + waitAfter(tries) });
  }

  /** Forgets all but these keys. */
  keep(keys: ReadonlySet<string>): void {
    for (const all of [this.#failed, this.#answered])
      for (const key of all.keys()) if (!keys.has(key)) all.delete(key);
  }

  /** How many have been tried many times without an answer. */
  get failing(): number {
    return [...this.#failed.values()].filter(({ tries }) => tries >= MANY).length;
  }
}
