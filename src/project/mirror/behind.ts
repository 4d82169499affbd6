import type { Position } from '../../../contracts/envelope.ts';

/** Projections that made rows of what others had made rows of before, and up to where. */
export interface MadeGood {
  readonly of: readonly string[];
  readonly upTo: Position;
}

/** What a batch of the mirror says of projections that are behind the others. */
export interface Lacking {
  readonly checkpoint: Position;
  /** Projections of which it holds no rows: they are of another version than those that it was made by. */
  readonly lacks?: readonly string[];
  readonly madeGood?: MadeGood;
}

/** Which projections have not made rows of all that others have, by what batches say in their order. */
export class Behind {
  readonly #upTo = new Map<string, Position | null>();
  readonly #lackedUpTo = new Map<string, Position>();
  #before: Position | null = null;

  take({ checkpoint, lacks = [], madeGood }: Lacking): void {
    for (const name of lacks) {
      this.#lackedUpTo.set(name, checkpoint);
      // Up to here it was of the version that is asked for.
      if (!this.#upTo.has(name)) this.#upTo.set(name, this.#before);
    }
    for (const name of madeGood?.of ?? []) this.#upTo.set(name, madeGood?.upTo ?? null);
    this.#before = checkpoint;
  }

  /** The names of those that have still to apply the event at `position`. */
  before(position: Position): ReadonlySet<string> {
    const due = [...this.#upTo].filter(([name, upTo]) => this.#isDue(name, upTo ?? '', position));
    return new Set(due.map(([name]) => name));
  }

  /** True where all have applied what the others have. */
  get isNobody(): boolean {
    return [...this.#upTo].every(([name, upTo]) => !this.#isBehind(name, upTo ?? ''));
  }

  /** These have applied everything up to `position`. */
  reached(names: Iterable<string>, position: Position): void {
    for (const name of names) this.#upTo.set(name, position);
  }

  #isBehind(name: string, upTo: string): boolean {
    return upTo < (this.#lackedUpTo.get(name) ?? '');
  }

  #isDue(name: string, upTo: string, position: Position): boolean {
    return this.#isBehind(name, upTo) && upTo < position;
  }
}
