type Listener<Told extends readonly unknown[]> = (...told: Told) => void;

/** Those who want to be told of something. */
export class Listeners<Told extends readonly unknown[]> {
  readonly #all = new Set<Listener<Told>>();

  /** From now on `listener` is told, until the returned function is called. */
  readonly add = (listener: Listener<Told>): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  readonly tell = (...told: Told): void => {
    for (const listener of [...this.#all]) listener(...told);
  };
}
