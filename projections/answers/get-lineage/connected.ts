import { type GraphEdge, type GraphNode, wentIn } from './graph.ts';
import type { Graph } from './reach.ts';
import type { SeenNodes } from './seen-nodes.ts';

/** True where the viewer sees an edge: both its ends, and of what went in and its whole more than that they are there. */
export const isSeen = (seen: SeenNodes, { from, to }: GraphEdge): boolean =>
  wentIn(to, from)
    ? seen.how(from) === 'full' && seen.how(to) === 'full'
    : seen.how(from) !== undefined && seen.how(to) !== undefined;

const byEnd = (edges: readonly GraphEdge[], end: 'from' | 'to'): ReadonlyMap<GraphNode, GraphEdge[]> => {
  const found = new Map<GraphNode, GraphEdge[]>();
  for (const edge of edges) {
    const known = found.get(edge[end]);
    if (known === undefined) found.set(edge[end], [edge]);
    else known.push(edge);
  }
  return found;
};

const follow = (start: readonly GraphNode[], edges: readonly GraphEdge[], end: 'from' | 'to') => {
  const beginning = byEnd(edges, end);
  const found = new Set(start);
  for (const node of found)
    for (const edge of beginning.get(node) ?? []) found.add(edge[end === 'from' ? 'to' : 'from']);
  return found;
};

/**
 * Takes out of sight what is connected, in either direction, only by what the viewer does not see. `id` is the one that was asked
 * for: of a solution, or of an adoption.
 */
export const cutOff = ({ nodes, edges, isBoundary }: Graph, id: string, seen: SeenNodes): void => {
  const start = nodes.filter(({ solutionId, adoption }) => solutionId === id || adoption?.adoptionId === id);
  const seenEdges = edges.filter((edge) => isSeen(seen, edge));
  const connected = follow(start, seenEdges, 'from').union(follow(start, seenEdges, 'to'));
  // A Vorlage in another chain stands where something stands that was made from it.
  for (const { from, to } of seenEdges) if (isBoundary(from) && connected.has(to)) connected.add(from);
  for (const node of nodes) if (!connected.has(node)) seen.set(node, undefined);
};
