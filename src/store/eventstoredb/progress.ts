import type { Position } from '../../../contracts/envelope.ts';

/** Compares, round by round, how far a subscription has come with the head of the log. */
export class Progress {
  readonly #head: () => Promise<Position | null>;
  /** The head of the log in the last round, and how far the subscription had come then. */
  #expected: Position | null = null;
  #reached: Position | null = null;

  constructor(head: () => Promise<Position | null>) {
    this.#head = head;
  }

  /**
   * True where the log has had events for a whole round that have not come, and nothing else came either (`idle`): something between
   * here and there is dead. While a subscription catches up much is missing, but something comes. Rejects where the head cannot be read.
   */
  async isDead(last: Position | null, idle: boolean): Promise<boolean> {
    const isMissing = this.#expected !== null && (last === null || last < this.#expected);
    const isStill = last === this.#reached && idle;
    this.#reached = last;
    if (isMissing && isStill) {
      this.#expected = null;
      return true;
    }
    this.#expected = await this.#head();
    return false;
  }
}
