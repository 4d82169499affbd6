import { Ids } from './ids.ts';
import { Words } from './words.ts';

/** What packed bytes speak of by number: everything that comes again and again, once. It only grows. */
export class Vocabulary {
  readonly ids = new Ids();
  readonly words = new Words();
  readonly #shapes: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of the objects that have these keys, in this order. */
  shapeOf(keys: readonly string[]): number {
    const joined = keys.join('\n');
    const known = this.#numbers.get(joined);
    if (known !== undefined) return known;
    const number = this.#shapes.length;
    this.#shapes.push(keys);
    this.#numbers.set(joined, number);
    return number;
  }

  /** The keys of a shape. */
  keys(shape: number): readonly string[] {
    return this.#shapes[shape] as readonly string[];
  }

  /** The shapes from the `from`-th on. */
  shapesSince(from: number): readonly (readonly string[])[] {
    return this.#shapes.slice(from);
  }
}
