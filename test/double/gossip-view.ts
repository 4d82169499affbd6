import type { Member } from './gossip.ts';
import type { DoubleNode } from './node.ts';
import type { Pace } from './pace.ts';
import { GOSSIP, type Luck } from './times.ts';

/** What the nodes of a cluster tell of each other: of oneself at once, of the others as they were some time ago (rule 1.6). */
export class GossipViews {
  readonly #nodes: () => readonly DoubleNode[];
  readonly #pace: Pace;
  readonly #luck: Luck;
  readonly #late: boolean;
  /** What a node believes of another, where that is not as it is. */
  readonly #beliefs = new Map<DoubleNode, Map<DoubleNode, Member>>();

  /** Without `late` everybody knows at once what a node is. */
  constructor(nodes: () => readonly DoubleNode[], pace: Pace, luck: Luck, late: boolean) {
    this.#nodes = nodes;
    this.#late = late;
    this.#pace = pace;
    this.#luck = luck;
  }

  seenBy(node: DoubleNode): Member[] {
    return this.#nodes().map((other) => this.#beliefs.get(node)?.get(other) ?? other.member);
  }

  /** Called before a node changes: the others go on telling of it as it is until now, for a while. */
  changes(node: DoubleNode): void {
    if (!this.#late) return;
    const before = node.member;
    for (const other of this.#others(node)) {
      if (this.#of(other).has(node)) continue;
      this.#of(other).set(node, before);
      this.#pace.after(this.#luck.within(GOSSIP), () => this.#learn(other, node, before));
    }
  }

  /** Called before a node is gone: the others take it for alive until they are told otherwise. */
  goes(node: DoubleNode): void {
    for (const other of this.#others(node)) this.#of(other).set(node, { ...node.member, alive: true });
  }

  /** The others have noticed. */
  noticed(node: DoubleNode): void {
    for (const other of this.#others(node)) this.#of(other).set(node, { ...node.member, alive: false });
  }

  /** Everybody knows of a node what it is. */
  known(node: DoubleNode): void {
    for (const other of this.#others(node)) this.#of(other).delete(node);
  }

  // What has been told of it since is not taken back.
  #learn(other: DoubleNode, node: DoubleNode, before: Member): void {
    if (this.#of(other).get(node) === before) this.#of(other).delete(node);
  }

  #of(node: DoubleNode): Map<DoubleNode, Member> {
    const beliefs = this.#beliefs.get(node) ?? new Map<DoubleNode, Member>();
    this.#beliefs.set(node, beliefs);
    return beliefs;
  }

  #others(node: DoubleNode): DoubleNode[] {
    return this.#nodes().filter((other) => other !== node);
  }
}
