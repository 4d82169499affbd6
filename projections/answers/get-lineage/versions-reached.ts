import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionNodes, type Find, type GraphNode, nodesOf, variantIdOf } from './graph.ts';

/** Takes in a node that is one step away. */
export type Add = (node: GraphNode | undefined) => void;

interface Pinned {
  readonly solutionId: string;
  readonly version: number;
}

const pins = (sources: readonly Pinned[], { solutionId, version }: GraphNode): boolean => {
  for (const source of sources)
    if (source.version === version && source.solutionId === solutionId) return true;
  return false;
};

/** All versions of what a walk over the graph comes to, each made once; their numbers count from 1. */
export class VersionsReached {
  readonly #models: ReadModels;
  readonly #versions = new Map<string, readonly GraphNode[]>();

  constructor(models: ReadModels) {
    this.#models = models;
  }

  /**
   * All that can be reached, by id and version: the order of the walk would tell by which ways, also to those who do not see
   * all of them.
   */
  nodes(): readonly GraphNode[] {
    const nodes: GraphNode[] = [];
    for (const id of [...this.#versions.keys()].sort())
      for (const node of this.#versions.get(id) ?? [])
        if (node.reached !== 0) node.index = nodes.push(node) - 1;
    return nodes;
  }

  /** The node of a version, where it can be reached. */
  findReached(): Find {
    // What was made from one source stands side by side: the last one is mostly the next one.
    let last: { readonly id: string; readonly nodes: readonly GraphNode[] } = { id: '', nodes: [] };
    return (id, version) => {
      if (last.id !== id) last = { id, nodes: this.#versions.get(id) ?? [] };
      const node = last.nodes[version - 1];
      return node?.reached === 0 ? undefined : node;
    };
  }

  /** The node of a version, which belongs to the walk by that. */
  readonly find: Find = (solutionId, version) => this.versions(solutionId)[version - 1];

  versions(id: string): readonly GraphNode[] {
    return this.#versions.get(id) ?? this.#take(id, nodesOf(this.#models, id));
  }

  /** Adds what was made from this version: the version after it, adoptions, what holds it as a building block. */
  readonly addMadeFrom = (node: GraphNode, add: Add): void => {
    const { solutionId, version } = node;
    add(this.find(solutionId, version + 1));
    for (const row of this.#models.lineage.adoptions.by('source', solutionId)) {
      if (!pins(madeFrom(row), node)) continue;
      const variant = variantIdOf(row);
      add((this.#versions.get(variant) ?? this.#take(variant, adoptionNodes(row)))[0]);
    }
    for (const whole of this.#models.catalogue.solutions.by('block', solutionId))
      for (const block of whole.enthaelt)
        if (pins([block], node)) add(this.find(whole.solutionId, block.sinceVersion));
  };

  #take(id: string, nodes: readonly GraphNode[]): readonly GraphNode[] {
    this.#versions.set(id, nodes);
    return nodes;
  }
}
