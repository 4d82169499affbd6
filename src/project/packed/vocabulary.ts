import { Ids } from './ids.ts';
import type { Part } from './part.ts';
import { Words } from './words.ts';

/** Where one comes to by some keys: the shape that has no more, and where further keys lead. */
interface Node {
  shape: number | undefined;
  readonly next: Map<string, Node>;
}

const node = (): Node => ({ shape: undefined, next: new Map() });

/** What packed bytes speak of by number: everything that comes again and again, once. It only grows. */
export class Vocabulary implements Part {
  readonly name = 'vocabulary';
  readonly ids = new Ids();
  readonly words = new Words();
  readonly #shapes: (readonly string[])[] = [];
  readonly #root = node();
  #taken = { ids: 0, words: 0, shapes: 0 };

  /** The number of the objects that have these keys, in this order. */
  shapeOf(keys: readonly string[]): number {
    // Key by key: a text of them all would be made for every object.
    let at = this.#root;
    for (const key of keys) {
      let next = at.next.get(key);
      if (next === undefined) {
        next = node();
        at.next.set(key, next);
      }
      at = next;
    }
    if (at.shape === undefined) at.shape = this.#shapes.push(keys) - 1;
    return at.shape;
  }

  /** The keys of a shape. */
  keys(shape: number): readonly string[] {
    return this.#shapes[shape] as readonly string[];
  }

  /** Words and shapes as JSON behind their length, and the ids. */
  take(): readonly Uint8Array[] {
    const { ids, words, shapes } = this.#taken;
    this.#taken = { ids: this.ids.length, words: this.words.length, shapes: this.#shapes.length };
    const [newIds, newWords, newShapes] = [
      this.ids.bytes(ids),
      this.words.since(words),
      this.#shapes.slice(shapes),
    ];
    if (newIds.length + newWords.length + newShapes.length === 0) return [];
    const json = Buffer.from(JSON.stringify([newWords, newShapes]));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(json.length);
    return [length, json, newIds];
  }

  restore(bytes: Buffer): void {
    const behind = 4 + bytes.readUInt32LE(0);
    const [words, shapes] = JSON.parse(bytes.toString('utf8', 4, behind)) as [string[], string[][]];
    for (const word of words) this.words.add(word);
    for (const shape of shapes) this.shapeOf(shape);
    this.ids.restore(bytes.subarray(behind));
    this.#taken = { ids: this.ids.length, words: this.words.length, shapes: this.#shapes.length };
  }
}
