import type { Entry } from '../../reading/items/entry.ts';
import { Numbering } from '../../search/numbering.ts';
import { Columns } from './columns.ts';

/** What a viewer sees otherwise than everybody does: the few entries of which that is so, in columns of their own. */
export class Overlay {
  readonly columns = new Columns(new Numbering());
  readonly #numbers: Numbering;
  /** The number that an entry has everywhere, by its number here, and back. */
  readonly #global: number[] = [];
  readonly #local = new Map<number, number>();

  /** `numbers` are those of everybody's columns. */
  constructor(numbers: Numbering) {
    this.#numbers = numbers;
  }

  /** How many entries are seen otherwise. */
  get size(): number {
    return this.#local.size;
  }

  /** The number that an entry has everywhere, by its number here. */
  get global(): readonly number[] {
    return this.#global;
  }

  /** The number here of an entry that is seen otherwise; undefined for all others. */
  local(number: number): number | undefined {
    return this.#local.get(number);
  }

  /** By their numbers everywhere, below `size`: 1 for entries that are seen otherwise. */
  covered(size: number): Uint8Array {
    const covered = new Uint8Array(size);
    for (const number of this.#local.keys()) covered[number] = 1;
    return covered;
  }

  /** From now on an entry is seen as this; undefined where it is not seen at all. */
  set(id: string, entry: Entry | undefined, title: string | undefined): void {
    const local = this.columns.numbers.of(id);
    const number = this.#numbers.of(id);
    this.#global[local] = number;
    this.#local.set(number, local);
    this.columns.set(id, entry, title);
  }

  /** From now on an entry is seen as everybody sees it. */
  drop(id: string): void {
    if (this.#local.delete(this.#numbers.of(id))) this.columns.set(id, undefined);
  }
}
