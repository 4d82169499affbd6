import type { ReadModels } from '../read-models.ts';
import {
  addEdgesInto,
  adoptionNodes,
  type GraphEdge,
  type GraphNode,
  link,
  nodesOf,
  parentsOf,
  variantIdOf,
} from './graph.ts';

/** A part of the whole graph. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const UP = 1;
const DOWN = 2;

/** All versions of what stands under an id. */
interface Group {
  readonly id: string;
  readonly nodes: readonly GraphNode[];
  /** True once what was made from it is being looked for. */
  down: boolean;
}

/** Marks what edges lead to from the given nodes in one direction, as far as they lead. */
const mark = (
  start: readonly GraphNode[],
  direction: typeof UP | typeof DOWN,
  next: (node: GraphNode) => readonly GraphNode[],
): void => {
  const found: GraphNode[] = [];
  const add = (nodes: readonly GraphNode[]) => {
    for (const node of nodes) {
      if ((node.reached & direction) !== 0) continue;
      node.reached |= direction;
      found.push(node);
    }
  };
  add(start);
  for (const node of found) add(next(node));
};

/** Everything that could be connected: all ids that can be reached upwards, and all that can be reached downwards. */
const connected = (models: ReadModels, id: string): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>();
  const group = (one: string, make: () => readonly GraphNode[]): Group => {
    let known = groups.get(one);
    if (known === undefined) {
      known = { id: one, nodes: make(), down: false };
      groups.set(one, known);
    }
    return known;
  };
  const found = (one: string) => group(one, () => nodesOf(models, one));
  const up = new Set([id]);
  for (const one of up) for (const parent of parentsOf(found(one).nodes)) up.add(parent);
  const down: Group[] = [];
  const add = (made: Group) => {
    if (!made.down) down.push(made);
    made.down = true;
  };
  add(found(id));
  for (const { id: source } of down) {
    for (const row of models.lineage.adoptions.by('source', source))
      add(group(variantIdOf(row), () => adoptionNodes(row)));
    for (const { solutionId } of models.catalogue.solutions.by('block', source)) add(found(solutionId));
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
    groups.get(solutionId)?.nodes.find((node) => node.version === version);
  for (const { nodes } of groups.values()) addEdgesInto(nodes, find, edges);
  edges.forEach(link);
  const start = groups.get(id)?.nodes ?? [];
  mark(start, UP, (node) => node.above);
  mark(start, DOWN, (node) => node.below);
  const nodes: GraphNode[] = [];
  for (const group of groups.values())
    for (const node of group.nodes) if (node.reached !== 0) nodes.push(node);
  return { nodes, edges: edges.filter(({ from, to }) => from.reached !== 0 && to.reached !== 0) };
};
