import type { ReadModels } from '../read-models.ts';
import {
  childrenOf,
  edgesInto,
  type GraphEdge,
  type GraphNode,
  type NodeKey,
  nodesOf,
  parentsOf,
} from './graph.ts';

/** A part of the whole graph. */
export interface Graph {
  readonly nodes: ReadonlyMap<NodeKey, GraphNode>;
  readonly edges: readonly GraphEdge[];
}

/** Follows edges from the given nodes in one direction, as far as they lead. */
const closure = (start: readonly NodeKey[], next: ReadonlyMap<NodeKey, readonly NodeKey[]>): Set<NodeKey> => {
  const found = new Set(start);
  for (const key of found) for (const other of next.get(key) ?? []) found.add(other);
  return found;
};

const grouped = (edges: readonly GraphEdge[], by: 'from' | 'to', other: 'from' | 'to') => {
  const groups = new Map<NodeKey, NodeKey[]>();
  for (const edge of edges) {
    const group = groups.get(edge[by]);
    if (group) group.push(edge[other]);
    else groups.set(edge[by], [edge[other]]);
  }
  return groups;
};

/** Everything that could be connected: all ids that can be reached upwards, and all that can be reached downwards. */
const connectedIds = (models: ReadModels, id: string): Set<string> => {
  const up = new Set([id]);
  for (const one of up) for (const parent of parentsOf(nodesOf(models, one))) up.add(parent);
  const down = new Set([id]);
  for (const one of down) for (const child of childrenOf(models, one)) down.add(child);
  return new Set([...up, ...down]);
};

/**
 * All that is reachable upwards and downwards from the versions of `id`. Versions count: what was taken over from
 * version 1 does not go back to version 2.
 */
export const reach = (models: ReadModels, id: string): Graph => {
  const groups = [...connectedIds(models, id)].map((one) => nodesOf(models, one));
  const nodes = new Map(groups.flat().map((node) => [node.key, node]));
  const edges = groups.flatMap(edgesInto).filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const start = nodesOf(models, id).map(({ key }) => key);
  const reached = new Set([
    ...closure(start, grouped(edges, 'to', 'from')),
    ...closure(start, grouped(edges, 'from', 'to')),
  ]);
  return {
    nodes: new Map([...nodes].filter(([key]) => reached.has(key))),
    edges: edges.filter(({ from, to }) => reached.has(from) && reached.has(to)),
  };
};
