/** Whoever keeps what can be read again. */
interface Keeper {
  age(): void;
}

/** How many rows may be kept ready in memory by all keepers together; they grow old at the same time. */
export class Budget {
  readonly #most: number;
  readonly #keepers: Keeper[] = [];
  #spent = 0;

  /** At most twice `most` rows are kept: those of the two youngest generations. */
  constructor(most: number) {
    this.#most = most;
  }

  join(keeper: Keeper): void {
    this.#keepers.push(keeper);
  }

  spend(weight: number): void {
    this.#spent += weight;
    if (this.#spent < this.#most) return;
    this.#spent = 0;
    for (const keeper of this.#keepers) keeper.age();
  }
}
