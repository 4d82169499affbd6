import { keepsake } from '../../model/memory.ts';
import type { Change } from '../../model/table.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { addEdgesInto, type Find, type GraphEdge, type GraphNode, variantIdOf } from './graph.ts';
import { type Add, VersionsReached } from './versions-reached.ts';

/** A part of the whole graph. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const UP = 1;
const DOWN = 2;
const BOUNDARY = 4;

/** True where a node is there only because something made from it is: a Vorlage that belongs to another chain. */
export const isBoundary = ({ reached }: GraphNode): boolean => reached === BOUNDARY;

/** Marks what can be reached from the given nodes in one direction; `next` adds what is one step away. */
const mark = (
  start: readonly GraphNode[],
  direction: typeof UP | typeof DOWN,
  next: (node: GraphNode, add: Add) => void,
): void => {
  const found: GraphNode[] = [];
  const add: Add = (node) => {
    if (node === undefined || (node.reached & direction) !== 0) return;
    node.reached |= direction;
    found.push(node);
  };
  start.forEach(add);
  for (const node of found) next(node, add);
};

/** Marks the Vorlagen, in other chains, of what was merged in this one. */
const markBoundaries = (reached: VersionsReached): void => {
  for (const { adoption, version } of reached.nodes())
    for (const source of version === 1 && adoption ? madeFrom(adoption) : []) {
      const node = reached.find(source.solutionId, source.version);
      if (node?.reached === 0) node.reached = BOUNDARY;
    }
};

const edgesBetween = (nodes: readonly GraphNode[], find: Find): readonly GraphEdge[] => {
  const edges: GraphEdge[] = [];
  for (const node of nodes) {
    const before = edges.length;
    addEdgesInto(node, find, edges);
    if (edges.length > before) node.above = edges.slice(before).map(({ from }) => from);
  }
  return edges;
};

const reachable = (models: ReadModels, id: string): Graph => {
  const reached = new VersionsReached(models);
  // Asked for by its adoption, a variant stands under its own id as well: what was made from it names that.
  const adoption = models.lineage.adoptions.get(id);
  const start = reached.versions(adoption === undefined ? id : variantIdOf(adoption));
  mark(start, UP, (node, add) => {
    const into: GraphEdge[] = [];
    addEdgesInto(node, reached.find, into);
    for (const { from } of into) add(from);
  });
  mark(start, DOWN, reached.addMadeFrom);
  markBoundaries(reached);
  const nodes = reached.nodes();
  return { nodes, edges: edgesBetween(nodes, reached.findReached()) };
};

interface Kept {
  readonly id: string;
  readonly adoptions: Change;
  readonly solutions: Change;
  readonly graph: Graph;
}

/** The graph asked for last: whoever goes through its days, and whoever sees other parts of it, asks for the same one. */
const LAST_GRAPH = keepsake<{ last?: Kept }>(() => ({}));

/**
 * All that is reachable upwards and downwards from the versions of `id`, and every Vorlage of that. Versions count: what was taken over from
 * version 1 does not go back to version 2. The graph is everybody's: what somebody sees of it stands beside (`show`).
 */
export const reach = (models: ReadModels, id: string): Graph => {
  const { lastChange: adoptions } = models.lineage.adoptions;
  const { lastChange: solutions } = models.catalogue.solutions;
  const kept = models.memory.moment.of(LAST_GRAPH);
  const { last } = kept;
  if (last?.id === id && last.adoptions === adoptions && last.solutions === solutions) return last.graph;
  const graph = reachable(models, id);
  kept.last = { id, adoptions, solutions, graph };
  return graph;
};
