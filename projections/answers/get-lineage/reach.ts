import { keepsake } from '../../model/memory.ts';
import type { Change } from '../../model/table.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type GraphEdge, type GraphNode, isTaken, variantIdOf } from './graph.ts';
import { type KeptGraph, keptGraph } from './kept-graph.ts';
import { SlotMarks } from './slot-marks.ts';

/** The part of the graph that one question reaches. */
export interface Graph {
  /** By id and version. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** One more than the highest slot of a node. */
  readonly slots: number;
  /** What a node was made from, of all that is reached. */
  above(node: GraphNode): readonly GraphNode[];
  /** True where a node is there only because something made from it is: a Vorlage that belongs to another chain. */
  isBoundary(node: GraphNode): boolean;
}

const UP = 1;
const DOWN = 2;
const BOUNDARY = 4;

/** So many nodes are gone through between two turns. */
const IN_STEP = 500;

/** Marks what can be reached from the given nodes in one direction, in steps; `next` gives what is one step away. */
function* marking(
  start: readonly GraphNode[],
  direction: typeof UP | typeof DOWN,
  reached: SlotMarks,
  next: (node: GraphNode) => Iterable<GraphNode>,
): Iterable<void> {
  const found: GraphNode[] = [];
  for (const node of start) if (reached.add(node, direction)) found.push(node);
  // More are found on the way.
  for (let index = 0; index < found.length; index += 1) {
    for (const one of next(found[index] as GraphNode)) if (reached.add(one, direction)) found.push(one);
    if (index % IN_STEP === IN_STEP - 1) yield;
  }
}

const isBefore = (one: GraphNode, other: GraphNode): boolean =>
  one.solutionId === other.solutionId ? one.version < other.version : one.solutionId < other.solutionId;

/**
 * Nodes by id and version: the order of the walk would tell by which ways, also to those who do not see all of them. `known` is such an
 * order of before: nearly all of them stand in it.
 */
const sorted = (nodes: readonly GraphNode[], known: readonly GraphNode[], isIn: SlotMarks): GraphNode[] => {
  const stood = new SlotMarks(isIn.length);
  const before = known.filter((node) => isIn.of(node) !== 0 && stood.add(node, 1));
  const fresh = nodes.filter((node) => stood.of(node) === 0).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  if (before.length === 0) return fresh;
  const all: GraphNode[] = [];
  let at = 0;
  for (const node of before) {
    for (; at < fresh.length && isBefore(fresh[at] as GraphNode, node); at += 1)
      all.push(fresh[at] as GraphNode);
    all.push(node);
  }
  for (; at < fresh.length; at += 1) all.push(fresh[at] as GraphNode);
  return all;
};

const startOf = (models: ReadModels, graph: KeptGraph, id: string): readonly GraphNode[] => {
  // Asked for by its adoption, a variant stands under its own id as well: what was made from it names that.
  const adoption = models.lineage.adoptions.get(id);
  return graph.versions(adoption === undefined ? id : variantIdOf(adoption));
};

/** The edges between what is reached, and what each node there was made from, where that is not all that it was made from. */
const between = (graph: KeptGraph, nodes: readonly GraphNode[], reached: SlotMarks) => {
  const edges: GraphEdge[] = [];
  const partly = new Map<GraphNode, readonly GraphNode[]>();
  for (const node of nodes) {
    const into = graph.into(node);
    const before = edges.length;
    for (const edge of into) if (reached.of(edge.from) !== 0) edges.push(edge);
    if (edges.length - before < into.length)
      partly.set(
        node,
        edges.slice(before).map(({ from }) => from),
      );
  }
  return { edges, partly };
};

function* reaching(
  models: ReadModels,
  graph: KeptGraph,
  id: string,
  known: readonly GraphNode[],
): Generator<void, Graph> {
  const reached = new SlotMarks(graph.slots);
  const start = startOf(models, graph, id);
  yield* marking(start, UP, reached, (node) => {
    graph.into(node);
    return node.above;
  });
  yield* marking(start, DOWN, reached, (node) => graph.made(node));
  for (const node of [...reached.nodes])
    for (const edge of graph.into(node))
      if (isTaken(edge) && reached.of(edge.from) === 0) reached.add(edge.from, BOUNDARY);
  const nodes = sorted(reached.nodes, known, reached);
  const { edges, partly } = between(graph, nodes, reached);
  return {
    nodes,
    edges,
    slots: graph.slots,
    above: (node) => partly.get(node) ?? node.above,
    isBoundary: (node) => reached.of(node) === BOUNDARY,
  };
}

interface Kept {
  readonly id: string;
  readonly adoptions: Change;
  readonly solutions: Change;
  readonly graph: Graph;
}

/** What was reached last: whoever goes through its days, and whoever sees other parts of it, asks for the same. */
const LAST = keepsake<{ last?: Kept }>(() => ({}));

/**
 * All that is reachable upwards and downwards from the versions of `id`, and every Vorlage of that; in steps. Versions count: what was taken
 * over from version 1 does not go back to version 2. What somebody sees of it stands beside (`show`). It holds until a row changes.
 */
export function* reach(models: ReadModels, id: string): Generator<void, Graph> {
  const kept = models.memory.moment.of(LAST);
  const graph = keptGraph(models);
  const { lastChange: adoptions } = models.lineage.adoptions;
  const { lastChange: solutions } = models.catalogue.solutions;
  const { last } = kept;
  if (graph.update(last?.graph.nodes.length ?? 0)) delete kept.last;
  else if (last?.id === id && last.adoptions === adoptions && last.solutions === solutions) return last.graph;
  const { beginnings } = graph;
  const known = kept.last?.id === id ? kept.last.graph.nodes : [];
  const reached = yield* reaching(models, graph, id, known);
  const isNow =
    graph.beginnings === beginnings &&
    models.lineage.adoptions.lastChange === adoptions &&
    models.catalogue.solutions.lastChange === solutions;
  if (isNow) kept.last = { id, adoptions, solutions, graph: reached };
  return reached;
}
