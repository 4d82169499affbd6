import { Lists } from './lists.ts';
import { Names } from './names.ts';
import { NOTHING } from './number-map.ts';
import type { Packing } from './packing.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/** What happened to a list. A storage format, as tags are. */
const STEP = { begun: 0, come: 1, left: 2, back: 3 } as const;
const STEPS = 4;

/** Numbers under names, in the order in which they came; one that has left keeps its place, and may come back to it. */
export class NamedLists {
  readonly #lists = new Lists();
  readonly #names: Names;
  /** By list: the numbers of those that have left. */
  readonly #left = new Map<number, Set<number>>();
  readonly #reader: Reader;
  /** What has happened since it was last taken; absent where nothing is kept. */
  readonly #steps: Writer | undefined;

  constructor({ vocabulary, isKept }: Packing) {
    this.#names = new Names(vocabulary);
    this.#reader = new Reader(vocabulary);
    this.#steps = isKept ? new Writer(vocabulary) : undefined;
  }

  /** The list of a name; `NOTHING` where nothing ever came to it. */
  find(name: string): number {
    return this.#names.get(name);
  }

  /** The names of all lists. */
  names(): Iterable<string> {
    return this.#names.all();
  }

  /** Adds a number to the list of a name; gives the list. */
  come(name: string, number: number): number {
    const list = this.#listOf(name);
    this.#step(this.#left.get(list)?.has(number) ? STEP.back : STEP.come, list, number);
    return list;
  }

  /** Writes a name of its lists. */
  write(writer: Writer, name: string): void {
    this.#names.write(writer, name);
  }

  /** Adds a number to the list of the name that `write` wrote; for lists that are made again of what is kept elsewhere. */
  comeAs(reader: Reader, number: number): void {
    this.#lists.push(
      this.#names.restored(reader, () => this.#lists.begin()),
      number,
    );
  }

  /** A number that has come leaves the list of a name; gives the list. */
  leave(name: string, number: number): number {
    const list = this.#listOf(name);
    this.#step(STEP.left, list, number);
    return list;
  }

  /** How many have ever come. */
  length(list: number): number {
    return this.#lists.length(list);
  }

  at(list: number, index: number): number {
    return this.#lists.at(list, index);
  }

  /** True where a number that came to this list has left it. */
  hasLeft(list: number, number: number): boolean {
    return this.#left.get(list)?.has(number) ?? false;
  }

  /** True where a number stands in a list whose numbers ascend. */
  includes(list: number, number: number): boolean {
    return this.#lists.includes(list, number);
  }

  /** Every number that ever came to a list. */
  *numbers(list: number): Iterable<number> {
    for (let index = 0; index < this.#lists.length(list); index += 1) yield this.#lists.at(list, index);
  }

  /** What has happened since this was last called, as bytes. */
  take(): readonly Uint8Array[] {
    if (this.#steps === undefined || this.#steps.length === 0) return [];
    const bytes = Buffer.from(this.#steps.bytes);
    this.#steps.begin();
    return [bytes];
  }

  /** Lets happen again what `take` gave. */
  restore(bytes: Buffer): void {
    const reader = this.#reader.go(bytes, 0);
    while (!reader.isDone) {
      const head = reader.varint();
      const [step, list] = [head % STEPS, Math.floor(head / STEPS)];
      if (step === STEP.begun) this.#names.restored(reader, () => this.#lists.begin());
      else this.#apply(step, list, reader.varint());
    }
  }

  #listOf(name: string): number {
    const known = this.#names.get(name);
    if (known !== NOTHING) return known;
    const list = this.#lists.begin();
    this.#names.set(name, list);
    this.#steps?.varint(list * STEPS + STEP.begun);
    if (this.#steps !== undefined) this.#names.write(this.#steps, name);
    return list;
  }

  #step(step: number, list: number, number: number): void {
    this.#apply(step, list, number);
    this.#steps?.varint(list * STEPS + step);
    this.#steps?.varint(number);
  }

  #apply(step: number, list: number, number: number): void {
    if (step === STEP.come) this.#lists.push(list, number);
    else if (step === STEP.back) this.#left.get(list)?.delete(number);
    else {
      const left = this.#left.get(list);
      if (left === undefined) this.#left.set(list, new Set([number]));
      else left.add(number);
    }
  }
}
