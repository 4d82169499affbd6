import { ID_LENGTH, type Ids } from './ids.ts';
import { NOTHING, NumberMap } from './number-map.ts';

/** No prefix is longer. */
const LONGEST = 24;

/** What stands before the id that a text ends with: nothing, or the kind of what it names, as in `kommune-<id>` and `solution:<id>`. */
const prefixOf = (text: string): string | undefined => {
  const length = text.length - ID_LENGTH;
  if (length === 0) return '';
  if (length < 0 || length > LONGEST) return undefined;
  const last = text[length - 1];
  return last === ':' || last === '-' ? text.slice(0, length) : undefined;
};

/** Numbers by text. What is an id, also behind a prefix, is found by the number of the id, which takes a few bytes; any other text is kept. */
export class Names {
  readonly #ids: Ids;
  readonly #byId = new Map<string, NumberMap>();
  readonly #byText = new Map<string, number>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** The number that was set for a text; `NOTHING` where none was. */
  get(text: string): number {
    const prefix = prefixOf(text);
    const id = prefix === undefined ? NOTHING : this.#ids.find(text.slice(prefix.length));
    if (id === NOTHING) return this.#byText.get(text) ?? NOTHING;
    return this.#byId.get(prefix ?? '')?.get(id) ?? NOTHING;
  }

  set(text: string, number: number): void {
    const prefix = prefixOf(text);
    const id = prefix === undefined ? NOTHING : this.#ids.of(text.slice(prefix.length));
    if (id === NOTHING) this.#byText.set(text, number);
    else this.#mapOf(prefix ?? '').set(id, number);
  }

  /** Every text that a number was set for. */
  *all(): Iterable<string> {
    yield* this.#byText.keys();
    for (const [prefix, map] of this.#byId) for (const id of map.keys()) yield prefix + this.#ids.text(id);
  }

  #mapOf(prefix: string): NumberMap {
    const known = this.#byId.get(prefix);
    if (known !== undefined) return known;
    const map = new NumberMap();
    this.#byId.set(prefix, map);
    return map;
  }
}
