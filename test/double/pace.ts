/** How fast time passes for a double: 1 as on the real server, 0.1 ten times faster, 0 at once. */
export class Pace {
  /** May change; what is under way keeps its time. */
  factor: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #over = false;

  constructor(factor = 1) {
    this.factor = factor;
  }

  /** What so many ms of the real server take here. */
  ms(real: number): number {
    return real * this.factor;
  }

  /** Does something after so many ms of the real server; at once where that is no time. What is returned takes it back. */
  after(real: number, act: () => void): () => void {
    if (this.#over) return () => undefined;
    const ms = this.ms(real);
    if (ms < 0.5) {
      act();
      return () => undefined;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  /** Resolves after so many ms of the real server. */
  pause(real: number): Promise<void> {
    return new Promise((resolve) => void this.after(real, resolve));
  }

  /** Time is over: nothing is done that was to be done later, nor what anybody asks for from now on. */
  end(): void {
    this.#over = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
