import type { Budget } from './budget.ts';

/**
 * What has been read lately, by number. It is kept in two generations: when the budget of all is spent, the older one is forgotten and
 * what was looked at meanwhile is what is left.
 */
export class Recent<Value extends object> {
  readonly #budget: Budget;
  #young = new Map<number, Value>();
  #old = new Map<number, Value>();

  constructor(budget: Budget) {
    this.#budget = budget;
    budget.join(this);
  }

  get(number: number): Value | undefined {
    const young = this.#young.get(number);
    if (young !== undefined) return young;
    const old = this.#old.get(number);
    if (old !== undefined) this.put(number, old);
    return old;
  }

  /** `weight`: how many rows it holds. */
  put(number: number, value: Value, weight = 1): void {
    this.#young.set(number, value);
    this.#budget.spend(weight);
  }

  forget(number: number): void {
    this.#young.delete(number);
    this.#old.delete(number);
  }

  /** What has not been looked at since the last time is forgotten. */
  age(): void {
    this.#old = this.#young;
    this.#young = new Map();
  }
}
