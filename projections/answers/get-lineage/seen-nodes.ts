import type { GraphNode } from './graph.ts';

/** Nameless: only because something that the viewer sees stands on it. Undefined: not at all. */
export type How = 'full' | 'nameless' | undefined;

const CODES: readonly How[] = [undefined, 'full', 'nameless'];

/** How one viewer sees the nodes of a graph on a day. Made for one answer: the graph itself is everybody's and is not marked. */
export class SeenNodes {
  readonly #how: Uint8Array;
  readonly #versions = new Map<GraphNode, number>();

  /** At first nothing is seen. `slots`: how many nodes there are at most. */
  constructor(slots: number) {
    this.#how = new Uint8Array(slots);
  }

  how({ slot }: GraphNode): How {
    return CODES[this.#how[slot] ?? 0];
  }

  /** Ten thousand are asked for this. */
  isFull({ slot }: GraphNode): boolean {
    return this.#how[slot] === 1;
  }

  set({ slot }: GraphNode, how: How): void {
    this.#how[slot] = CODES.indexOf(how);
  }

  /** True where the viewer knows some node as another version than it is. */
  get hasVersions(): boolean {
    return this.#versions.size > 0;
  }

  /** The version that the viewer knows a node as: a later one where what came before was for fewer. */
  versionOf(node: GraphNode): number {
    return this.#versions.size === 0 ? node.version : (this.#versions.get(node) ?? node.version);
  }

  setVersion(node: GraphNode, version: number): void {
    if (version !== node.version) this.#versions.set(node, version);
  }
}
