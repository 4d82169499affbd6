import type { ReadModels } from '../read-models.ts';
import {
  addChildrenOf,
  addEdgesInto,
  type GraphEdge,
  type GraphNode,
  link,
  nodesOf,
  parentsOf,
} from './graph.ts';

/** A part of the whole graph. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Marks what edges lead to from the given nodes in one direction, as far as they lead. */
const mark = (start: readonly GraphNode[], next: (node: GraphNode) => readonly GraphNode[]): void => {
  const found = new Set(start);
  for (const node of found) {
    node.reached = true;
    for (const other of next(node)) found.add(other);
  }
};

/** Everything that could be connected: all ids that can be reached upwards, and all that can be reached downwards. */
const connected = (models: ReadModels, id: string): ReadonlyMap<string, readonly GraphNode[]> => {
  const groups = new Map<string, readonly GraphNode[]>();
  const group = (one: string) => {
    let nodes = groups.get(one);
    if (nodes === undefined) {
      nodes = nodesOf(models, one);
      groups.set(one, nodes);
    }
    return nodes;
  };
  const up = new Set([id]);
  for (const one of up) for (const parent of parentsOf(group(one))) up.add(parent);
  const down = new Set([id]);
  for (const one of down) {
    group(one);
    addChildrenOf(models, one, down);
  }
  return groups;
};

/**
 * All that is reachable upwards and downwards from the versions of `id`. Versions count: what was taken over from
 * version 1 does not go back to version 2.
 */
export const reach = (models: ReadModels, id: string): Graph => {
  const groups = connected(models, id);
  const edges: GraphEdge[] = [];
  const find = ({ solutionId, version }: { readonly solutionId: string; readonly version: number }) =>
    groups.get(solutionId)?.find((node) => node.version === version);
  for (const nodes of groups.values()) addEdgesInto(nodes, find, edges);
  edges.forEach(link);
  const start = groups.get(id) ?? [];
  mark(start, (node) => node.above);
  mark(start, (node) => node.below);
  return {
    nodes: [...groups.values()].flat().filter(({ reached }) => reached),
    edges: edges.filter(({ from, to }) => from.reached && to.reached),
  };
};
