import { Uint32s } from './packed/uint32s.ts';

/** Behind the last version of a row there is none. */
const NONE = 0xffffffff;

/** A version of a row: where its bytes are, and from which position on it holds (its number). */
export interface VersionAt {
  readonly place: number;
  readonly from: number;
}

/** The versions of the rows of a table by the numbers of the rows; of each the newest is found first. */
export class Versions {
  /** By row. */
  readonly #newest = new Uint32s();
  /** By version. */
  readonly #places = new Uint32s();
  readonly #from = new Uint32s();
  readonly #before = new Uint32s();

  /** How many rows there are. */
  get rows(): number {
    return this.#newest.length;
  }

  /** Adds a version of a row: the one after the last row where it has none yet. One from the same position takes the place of the one before. */
  add(row: number, place: number, from: number): void {
    if (row === this.#newest.length) this.#newest.push(NONE);
    const newest = this.#newest.at(row);
    if (newest !== NONE && this.#from.at(newest) === from) {
      this.#places.set(newest, place);
      return;
    }
    this.#places.push(place);
    this.#from.push(from);
    this.#newest.set(row, this.#before.push(newest));
  }

  /** Where the bytes of a row of now are. */
  placeOf(row: number): number {
    return this.#places.at(this.#newest.at(row));
  }

  /** Where the bytes are of what a row was when `count` positions had been come to; undefined where there was none. */
  placeAt(row: number, count: number): number | undefined {
    for (let at = this.#newest.at(row); at !== NONE; at = this.#before.at(at))
      if (this.#from.at(at) < count) return this.#places.at(at);
    return undefined;
  }

  /** All versions of a row, the newest first. */
  *of(row: number): Iterable<VersionAt> {
    for (let at = this.#newest.at(row); at !== NONE; at = this.#before.at(at))
      yield { place: this.#places.at(at), from: this.#from.at(at) };
  }
}
