import { ID_LENGTH } from './ids.ts';
import { NOTHING, NumberMap } from './number-map.ts';
import type { Reader } from './reader.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Writer } from './writer.ts';

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
  readonly #vocabulary: Vocabulary;
  readonly #byId = new Map<string, NumberMap>();
  readonly #byText = new Map<string, number>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The number that was set for a text; `NOTHING` where none was. */
  get(text: string): number {
    const prefix = prefixOf(text);
    const id = prefix === undefined ? NOTHING : this.#vocabulary.ids.find(text.slice(prefix.length));
    if (id === NOTHING) return this.#byText.get(text) ?? NOTHING;
    return this.#byId.get(prefix ?? '')?.get(id) ?? NOTHING;
  }

  set(text: string, number: number): void {
    const prefix = prefixOf(text);
    const id = prefix === undefined ? NOTHING : this.#vocabulary.ids.of(text.slice(prefix.length));
    if (id === NOTHING) this.#byText.set(text, number);
    else this.#mapOf(prefix ?? '').set(id, number);
  }

  /** Writes a text as what it is found by: an id's number and what stands before it, or itself. */
  write(writer: Writer, text: string): void {
    const prefix = prefixOf(text);
    const id = prefix === undefined ? NOTHING : this.#vocabulary.ids.of(text.slice(prefix.length));
    writer.varint(id + 1);
    if (id === NOTHING) writer.characters(text);
    else writer.varint(this.#vocabulary.words.always(prefix ?? ''));
  }

  /** The number of what `write` wrote; `begin` gives it one where it has none. No text is made of an id. */
  restored(reader: Reader, begin: () => number): number {
    const id = reader.varint() - 1;
    if (id === NOTHING) return this.#restoredText(reader.value() as string, begin);
    const map = this.#mapOf(this.#vocabulary.words.text(reader.varint()));
    const known = map.get(id);
    if (known !== NOTHING) return known;
    const number = begin();
    map.set(id, number);
    return number;
  }

  /** Reads what `write` wrote. */
  read(reader: Reader): string {
    const id = reader.varint() - 1;
    if (id === NOTHING) return reader.value() as string;
    return this.#vocabulary.words.text(reader.varint()) + this.#vocabulary.ids.text(id);
  }

  /** Every text that a number was set for. */
  *all(): Iterable<string> {
    yield* this.#byText.keys();
    for (const [prefix, map] of this.#byId)
      for (const id of map.keys()) yield prefix + this.#vocabulary.ids.text(id);
  }

  #restoredText(text: string, begin: () => number): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const number = begin();
    this.#byText.set(text, number);
    return number;
  }

  #mapOf(prefix: string): NumberMap {
    const known = this.#byId.get(prefix);
    if (known !== undefined) return known;
    const map = new NumberMap();
    this.#byId.set(prefix, map);
    return map;
  }
}
