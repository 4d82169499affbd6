import type { Keepsake, Memory } from '../../projections/model/memory.ts';

/** Holds in this process what is made of tables, as long as somebody holds it. */
export class KeptHere implements Memory {
  readonly #kept = new Map<Keepsake<object>, object>();

  of<Kept extends object>(what: Keepsake<Kept>): Kept {
    const known = this.#kept.get(what);
    if (known !== undefined) return known as Kept;
    const begun = what.begin();
    this.#kept.set(what, begun);
    return begun;
  }
}
