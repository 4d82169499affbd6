import { ID_LENGTH, type Ids } from './ids.ts';
import type { Lists } from './lists.ts';
import { NOTHING, NumberMap } from './number-map.ts';
import { KOMMUNE, VERBUND } from './tags.ts';

/** How many kinds of text hold an id: the id itself, and the streams of both kinds. */
const KINDS = 3;

/** What stands before the id in a text that may be a stream's name. */
const prefixOf = (text: string): string => {
  if (text.length !== KOMMUNE.length + ID_LENGTH) return '';
  return text.startsWith(KOMMUNE) ? KOMMUNE : text.startsWith(VERBUND) ? VERBUND : '';
};

const keyOf = (id: number, prefix: string): number =>
  id === NOTHING ? NOTHING : id * KINDS + (prefix === '' ? 0 : prefix === KOMMUNE ? 1 : 2);

/** Numbers by text. What is an id, or the name of a stream, is found by the number of the id, which takes a few bytes; any other text is kept. */
export class Names {
  readonly #ids: Ids;
  readonly #byId = new NumberMap();
  readonly #byText = new Map<string, number>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** The number that was set for a text; `NOTHING` where none was. */
  get(text: string): number {
    const prefix = prefixOf(text);
    const key = keyOf(this.#ids.find(text.slice(prefix.length)), prefix);
    return key === NOTHING ? (this.#byText.get(text) ?? NOTHING) : this.#byId.get(key);
  }

  set(text: string, number: number): void {
    const prefix = prefixOf(text);
    const key = keyOf(this.#ids.of(text.slice(prefix.length)), prefix);
    if (key === NOTHING) this.#byText.set(text, number);
    else this.#byId.set(key, number);
  }
}

/** The list of a name; begun where it has none yet. */
export const listIn = (names: Names, name: string, lists: Lists): number => {
  const known = names.get(name);
  if (known !== NOTHING) return known;
  const list = lists.begin();
  names.set(name, list);
  return list;
};
