import type { Position } from '../../../contracts/envelope.ts';

/** Two looks further apart than this say nothing of the time between them: perhaps nobody could look. */
const MOST_BETWEEN_MS = 5000;

/** Positions that are looked for at once; more would be somebody's game. */
const MOST = 1000;

interface Absence {
  lastedMs: number;
  lookedAt: number;
}

/**
 * Positions that were looked for and not found. A leader that says once that it has nothing there may not be one yet, or any more, so an
 * absence is final only where it lasts for longer than an election, over looks that follow each other.
 */
export class Absences {
  readonly #finalMs: number;
  readonly #now: () => number;
  readonly #absences = new Map<Position, Absence>();

  /** `finalMs`: how long an absence must last to be final. `now`: a clock that never goes back, in ms. */
  constructor(finalMs: number, now: () => number = () => performance.now()) {
    this.#finalMs = finalMs;
    this.#now = now;
  }

  /** It was not there. True where that is final. */
  missed(position: Position): boolean {
    const now = this.#now();
    const absence = this.#absences.get(position) ?? { lastedMs: 0, lookedAt: now };
    absence.lastedMs += Math.min(now - absence.lookedAt, MOST_BETWEEN_MS);
    absence.lookedAt = now;
    this.#absences.delete(position);
    this.#absences.set(position, absence);
    if (this.#absences.size > MOST) this.#forgetOldest();
    return absence.lastedMs >= this.#finalMs;
  }

  /** It was there. How long it had not been, in ms; undefined where nobody had missed it. */
  found(position: Position): number | undefined {
    const lastedMs = this.#absences.get(position)?.lastedMs;
    this.#absences.delete(position);
    return lastedMs;
  }

  /** What has been missing for longest, and for how long; what nobody looks for any more does not count. */
  get longest(): { readonly position: Position; readonly lastedMs: number } | undefined {
    const recent = [...this.#absences].filter(
      ([, { lookedAt }]) => this.#now() - lookedAt < 2 * MOST_BETWEEN_MS,
    );
    const [first] = recent.toSorted(([, one], [, other]) => other.lastedMs - one.lastedMs);
    return first && { position: first[0], lastedMs: first[1].lastedMs };
  }

  #forgetOldest(): void {
    for (const oldest of this.#absences.keys()) {
      this.#absences.delete(oldest);
      break;
    }
  }
}
