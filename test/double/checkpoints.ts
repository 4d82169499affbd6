import { isLater, type Place } from './places.ts';

/** Where a subscription has come, and what its client has been told of it (rules 5.6 to 5.10). */
export class Checkpoints {
  readonly #interval: number;
  /** The last event sent, or where it began, or a checkpoint beyond both. */
  reached: Place | undefined;
  #told: Place | undefined;
  #considered = 0;
  #stuck = false;

  constructor(interval: number, reached: Place | undefined) {
    this.#interval = interval;
    this.reached = reached;
  }

  /** Counts records that were looked at; true where a checkpoint is due, and counts anew. */
  considered(count: number): boolean {
    this.#considered += count;
    if (this.#considered < this.#interval) return false;
    this.#considered = 0;
    return true;
  }

  restart(): void {
    this.#considered = 0;
  }

  /** Rule 5.8: none comes any more. */
  stick(): void {
    this.#stuck = true;
  }

  /** Whether a checkpoint there is told: they only grow; one at the place of the event just sent is told, too (rule 5.10). */
  tells(at: Place): boolean {
    if (this.#stuck || !isLater(at, this.#told)) return false;
    this.#told = at;
    if (isLater(at, this.reached)) this.reached = at;
    return true;
  }
}
