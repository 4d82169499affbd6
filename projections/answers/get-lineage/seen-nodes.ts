import type { GraphNode } from './graph.ts';

/** Nameless: only because something that the viewer sees stands on it. Undefined: not at all. */
export type How = 'full' | 'nameless' | undefined;

/** How one viewer sees the nodes of a graph on a day. Made for one answer: the graph itself is everybody's and is not marked. */
export class SeenNodes {
  readonly #how: How[];
  readonly #versions: number[];

  /** At first nothing is seen. `nodes` are all of a graph. */
  constructor(nodes: readonly GraphNode[]) {
    this.#how = new Array(nodes.length);
    this.#versions = nodes.map(({ version }) => version);
  }

  how({ index }: GraphNode): How {
    return this.#how[index];
  }

  set({ index }: GraphNode, how: How): void {
    this.#how[index] = how;
  }

  /** The version that the viewer knows a node as: a later one where what came before was for fewer. */
  versionOf({ index }: GraphNode): number {
    return this.#versions[index] as number;
  }

  setVersion({ index }: GraphNode, version: number): void {
    this.#versions[index] = version;
  }
}
