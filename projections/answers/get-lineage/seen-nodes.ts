import type { GraphNode } from './graph.ts';
import type { Graph } from './reach.ts';

/** Nameless: only because something that the viewer sees stands on it. Undefined: not at all. */
export type How = 'full' | 'nameless' | undefined;

/** How one viewer sees the nodes of a graph on a day. Made for one answer: the graph itself is everybody's and is not marked. */
export class SeenNodes {
  readonly #graph: Pick<Graph, 'indexOf'>;
  readonly #how: How[];
  readonly #versions: number[];

  /** At first nothing is seen. */
  constructor(graph: Pick<Graph, 'nodes' | 'indexOf'>) {
    this.#graph = graph;
    this.#how = new Array(graph.nodes.length);
    this.#versions = graph.nodes.map(({ version }) => version);
  }

  how(node: GraphNode): How {
    return this.#how[this.#graph.indexOf(node)];
  }

  set(node: GraphNode, how: How): void {
    this.#how[this.#graph.indexOf(node)] = how;
  }

  /** The version that the viewer knows a node as: a later one where what came before was for fewer. */
  versionOf(node: GraphNode): number {
    return this.#versions[this.#graph.indexOf(node)] as number;
  }

  setVersion(node: GraphNode, version: number): void {
    this.#versions[this.#graph.indexOf(node)] = version;
  }
}
