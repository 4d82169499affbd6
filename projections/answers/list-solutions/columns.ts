import { FacetColumn } from '../../lists/facet-column.ts';
import type { Entry } from '../../reading/items/entry.ts';
import { fold } from '../../search/fold.ts';
import type { Numbering } from '../../search/numbering.ts';
import { FACETS, type FacetName } from './facets.ts';

/** Numbers that are made room for at least. */
const ROOM = 64;

/** What entries of the catalogue are filtered, counted and sorted by: columns by number. */
export class Columns {
  readonly numbers: Numbering;
  readonly #entries: (Entry | undefined)[] = [];
  /** The titles of entries as they are sorted by: folding them takes longer than all else that a question needs. */
  readonly #titles: string[] = [];
  readonly #facets: ReadonlyMap<FacetName, FacetColumn>;
  #shown: Uint8Array;

  constructor(numbers: Numbering) {
    const room = Math.max(ROOM, numbers.size);
    this.numbers = numbers;
    this.#shown = new Uint8Array(room);
    this.#facets = new Map(FACETS.map((name) => [name, new FacetColumn(room)]));
  }

  /** By number: 1 where there is an entry. */
  get shown(): Uint8Array {
    return this.#shown;
  }

  facet(name: FacetName): FacetColumn {
    return this.#facets.get(name) as FacetColumn;
  }

  entry(number: number): Entry {
    return this.#entries[number] as Entry;
  }

  /** The title of an entry as titles are compared. */
  foldedTitle(number: number): string {
    return this.#titles[number] as string;
  }

  /** Takes in what stands under an id by now, with its title in words; undefined where nothing is to be seen. */
  set(id: string, entry: Entry | undefined, title = ''): void {
    const number = this.numbers.of(id);
    if (number >= this.#shown.length) this.#grow();
    this.#entries[number] = entry;
    this.#titles[number] = fold(title);
    this.#shown[number] = entry === undefined ? 0 : 1;
    if (entry === undefined) return;
    for (const [name, column] of this.#facets) column.set(number, entry.facets[name] ?? []);
  }

  #grow(): void {
    const room = 2 * this.numbers.size;
    const shown = new Uint8Array(room);
    shown.set(this.#shown);
    this.#shown = shown;
    for (const column of this.#facets.values()) column.grow(room);
  }
}
