import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { subjectOf, titleOf } from '../../reading/titles.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { GraphNode } from './graph.ts';
import type { Graph } from './reach.ts';

/** Under which titles the nodes of a graph are known, for the same audience: words, since thousands share a few of them. */
export type NodeTitles = (node: GraphNode) => string;

const NONE: readonly never[] = [];

/** All nodes that it was taken over from, or its version before that; none where some of them are not in the graph. */
const likesOf = (graph: Graph, node: GraphNode): readonly GraphNode[] => {
  const { solutionId, shared, adoption } = node;
  if (shared !== undefined) return NONE;
  const above = graph.above(node);
  const whole =
    above[0]?.solutionId === solutionId || above.length === (adoption && madeFrom(adoption).length);
  return whole ? above : NONE;
};

/** As `titleOf` for every node: most of them are known under the one title of all that they come from. */
export const titlesOf = (
  models: ReadModels,
  graph: Graph,
  sight: Sight,
  text: (ref: TextRef) => string,
): NodeTitles => {
  const known: string[] = new Array(graph.slots);
  const own = ({ solutionId, shared, adoption }: GraphNode): string => {
    const id = shared || adoption === undefined ? solutionId : subjectOf(adoption);
    const title = titleOf(models, sight, id);
    return typeof title === 'string' ? title : text(title);
  };
  const common = (nodes: readonly GraphNode[], depth: number): string | undefined => {
    let title: string | undefined;
    for (const node of nodes) {
      const other = titled(node, depth);
      title ??= other;
      if (other !== title) return undefined;
    }
    return title;
  };
  const titled = (node: GraphNode, depth: number): string => {
    // A cycle that slipped through a race would have no end: no chain is longer than this.
    const { slot } = node;
    const title =
      known[slot] ?? (depth < 1000 ? common(likesOf(graph, node), depth + 1) : undefined) ?? own(node);
    known[slot] = title;
    return title;
  };
  return (node) => titled(node, 0);
};
