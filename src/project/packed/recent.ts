import type { Budget } from './budget.ts';

/**
 * What has been read lately, by key. It is kept in two generations: when the budget of all is spent, the older one is forgotten and
 * what was looked at meanwhile is what is left.
 */
class Generations<Key, Value> {
  readonly #budget: Budget;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  constructor(budget: Budget) {
    this.#budget = budget;
    budget.join(this);
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.put(key, old);
    return old;
  }

  /** `weight`: how many rows it holds. */
  put(key: Key, value: Value, weight = 1): void {
    this.#young.set(key, value);
    this.#budget.spend(weight);
  }

  forget(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  /** What has not been looked at since the last time is forgotten. */
  age(): void {
    this.#old = this.#young;
    this.#young = new Map();
  }
}

/** Rows and the like, by number. */
export class Recent<Value extends object> extends Generations<number, Value> {}

/** What is known by a name. */
export class RecentByName<Value> extends Generations<string, Value> {}
