/** What nodes say to each other. */
export type Line = 'gossip' | 'replication';

/** The lines between the nodes of a cluster, each of which can be cut. */
export class Links<Node> {
  readonly #cut = new Map<Line, [Node, Node][]>();

  /** Cuts what a node has with all others. */
  cut(node: Node, others: readonly Node[], lines: readonly Line[]): void {
    for (const line of lines) {
      const cut = this.#cut.get(line) ?? [];
      this.#cut.set(line, [...cut, ...others.map((other): [Node, Node] => [node, other])]);
    }
  }

  mend(): void {
    this.#cut.clear();
  }

  holds(line: Line, one: Node, other: Node): boolean {
    return !(this.#cut.get(line) ?? []).some((pair) => pair.includes(one) && pair.includes(other));
  }
}
