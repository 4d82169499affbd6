import type { GraphNode } from './graph.ts';

/** Marks on nodes of the graph, beside them: of one question. */
export class SlotMarks {
  /** Those that have been marked, the first ones first. */
  readonly nodes: GraphNode[] = [];
  #marks: Uint8Array;

  /** `slots`: how many nodes there are; there may come more. */
  constructor(slots: number) {
    this.#marks = new Uint8Array(slots);
  }

  get length(): number {
    return this.#marks.length;
  }

  /** All marks of a node, added up; 0: none. */
  of({ slot }: GraphNode): number {
    return this.#marks[slot] ?? 0;
  }

  /** Gives a node one more mark; false where it has that already. */
  add(node: GraphNode, mark: number): boolean {
    const { slot } = node;
    if (slot >= this.#marks.length) this.#grow(slot);
    const marks = this.#marks[slot] as number;
    if ((marks & mark) !== 0) return false;
    this.#marks[slot] = marks | mark;
    if (marks === 0) this.nodes.push(node);
    return true;
  }

  #grow(slot: number): void {
    const grown = new Uint8Array(2 * slot + 64);
    grown.set(this.#marks);
    this.#marks = grown;
  }
}
