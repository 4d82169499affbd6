import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { replaceAt } from '../../contracts/paths.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import type { TextRef } from '../../projections/model/texts.ts';
import { ID_LENGTH } from './packed/ids.ts';
import { NamedLists } from './packed/named-lists.ts';
import { NOTHING } from './packed/number-map.ts';
import { emptyPacking, type Packing } from './packed/packing.ts';
import type { Part } from './packed/part.ts';
import { RecentByName } from './packed/recent.ts';
import { RecordLog } from './packed/record-log.ts';
import { Uint32s } from './packed/uint32s.ts';

const textPaths = new Map(
  [...EVENTS.values()].map(({ name, data }) => [name, markedPaths(data, 'freeText')]),
);

/** An event whose data may hold free texts. */
interface WithTexts {
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

/** The event's data with every free text replaced by a reference; `take` is given each of them. */
export const referring = (
  { id, type, data: whole }: WithTexts,
  take: (key: string, text: string) => void = () => undefined,
): object =>
  (textPaths.get(type) ?? []).reduce(
    (data: unknown, path) =>
      replaceAt(data, path, (found, pointer): TextRef => {
        const key = id + pointer;
        take(key, found as string);
        return { $text: key };
      }),
    whole,
  ) as object;

/** Where the pointer begins in a reference's key: behind the event's id. */
const split = (key: string): readonly [id: string, pointer: string] => [
  key.slice(0, ID_LENGTH),
  key.slice(ID_LENGTH),
];

/**
 * The free texts of all events, in one place: rows, pushes and their mirror hold references, so that a text is forgotten
 * everywhere at once (DESIGN §5). A reference is an object and its key holds the event's id: nothing that a
 * client sends can be taken for one.
 */
export class Texts implements Part {
  readonly name = 'texts';
  readonly #packing: Packing;
  readonly #records: RecordLog;
  /** By text: where its bytes are; and the word that says where in the event it stands. */
  readonly #places = new Uint32s();
  readonly #pointers = new Uint32s();
  /** By event: its texts. */
  readonly #events: NamedLists;
  readonly #read: RecentByName<string>;

  constructor(packing = emptyPacking()) {
    this.#packing = packing;
    this.#records = new RecordLog(packing);
    this.#events = new NamedLists({ ...packing, isKept: false });
    this.#read = new RecentByName(packing.budget);
  }

  /** The event's data with every free text kept here and replaced by a reference. */
  keep(event: WithTexts): object {
    return referring(event, (key, text) => this.#keep(key, text));
  }

  /** The words behind a reference; empty where they are not kept any more. */
  get({ $text }: TextRef): string {
    const known = this.#read.get($text);
    if (known !== undefined) return known;
    const number = this.#numberOf($text);
    if (number === undefined) return '';
    const text = this.#records.read(this.#places.at(number)) as string;
    this.#read.put($text, text);
    return text;
  }

  take(): readonly Uint8Array[] {
    return this.#records.take();
  }

  restore(bytes: Buffer): void {
    this.#records.restore(
      bytes,
      (reader) => {
        this.#events.comeAs(reader, this.#places.length);
        return reader.varint();
      },
      (pointer, place) => this.#add(pointer, place),
    );
  }

  /** Keeps a text: the event, where in it, and the words, which stand nowhere else. */
  #keep(key: string, text: string): void {
    const [id, pointer] = split(key);
    const word = this.#packing.vocabulary.words.always(pointer);
    const writer = this.#records.begin();
    this.#events.write(writer, id);
    writer.varint(word);
    const begin = writer.length;
    writer.characters(text);
    this.#events.come(id, this.#places.length);
    this.#add(word, this.#records.add(begin));
  }

  #add(pointer: number, place: number): void {
    this.#pointers.push(pointer);
    this.#places.push(place);
  }

  #numberOf(key: string): number | undefined {
    const [id, pointer] = split(key);
    const event = this.#events.find(id);
    const word = this.#packing.vocabulary.words.find(pointer);
    if (event === NOTHING || word === undefined) return undefined;
    for (let index = this.#events.length(event) - 1; index >= 0; index -= 1) {
      const number = this.#events.at(event, index);
      if (this.#pointers.at(number) === word) return number;
    }
    return undefined;
  }
}
