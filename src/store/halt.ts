import { Problem } from '../../contracts/problems.ts';
import { Damage } from './damage.ts';

const halted = () =>
  new Problem('halted', {
    detail:
      'Im gespeicherten Bestand wurde ein Schaden gefunden. Bis er behoben ist, wird hier nichts gezeigt und nichts angenommen. Bitte die Betriebsstelle verständigen.',
    retryAfterSeconds: 60,
  });

/**
 * Stops a hub for good: whoever finds damage, in whichever room and on whichever engine, says so here, and from then on
 * nothing is written and nothing is served, until somebody has mended it and started the hub anew.
 */
export class Halt {
  #damage: Damage | undefined;
  readonly #listeners = new Set<(damage: Damage) => void>();

  /** What was found first; undefined while all is well. */
  get damage(): Damage | undefined {
    return this.#damage;
  }

  /** Stops everything. What is found later changes nothing: it may be a consequence. */
  stop(damage: Damage): void {
    if (this.#damage !== undefined) return;
    this.#damage = damage;
    for (const listener of this.#listeners) listener(damage);
  }

  /** Calls `listener` once the hub is stopped; at once where it is already. */
  onStop(listener: (damage: Damage) => void): void {
    this.#listeners.add(listener);
    if (this.#damage !== undefined) listener(this.#damage);
  }

  /** Throws the Problem that everybody is told, once the hub is stopped. */
  check(): void {
    if (this.#damage !== undefined) throw halted();
  }

  /** The error that goes on from here: damage stops the hub, everything else stays what it is. */
  found(error: unknown): unknown {
    if (!(error instanceof Damage)) return error;
    this.stop(error);
    return halted();
  }

  /** Does `work` only while nothing is stopped, and stops everything where it comes upon damage. */
  async guard<Result>(work: () => Promise<Result>): Promise<Result> {
    this.check();
    try {
      const result = await work();
      this.check();
      return result;
    } catch (error) {
      throw this.found(error);
    }
  }
}
