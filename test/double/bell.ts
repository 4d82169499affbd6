/** Rings when something has changed, for those who wait for that. */
export class Bell {
  #next = Promise.withResolvers<void>();

  ring(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers<void>();
  }

  /** Resolves when it rings the next time. */
  next(): Promise<void> {
    return this.#next.promise;
  }
}
