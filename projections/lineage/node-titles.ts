import type { Sight, TextRef } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import { titleOf } from '../titles.ts';
import type { GraphNode } from './graph.ts';

/** Under which titles the nodes of a graph are known, for the same eyes. */
export type NodeTitles = (node: GraphNode) => TextRef | string;

/** The only node that it was taken over from, or its version before that: known under the same title. */
const likeIt = ({ shared, adoption, above }: GraphNode): GraphNode | undefined =>
  shared === undefined && adoption?.sources.length === 1 ? above[0] : undefined;

/** As `titleOf` for every node: most of them are known under the title of the one that they come from. */
export const titlesOf = (models: ReadModels, sight: Sight): NodeTitles => {
  const own = ({ solutionId, shared, adoption }: GraphNode) =>
    titleOf(models, sight, shared || adoption?.begun ? solutionId : (adoption?.sources[0]?.solutionId ?? ''));
  const titled = (node: GraphNode, depth: number): TextRef | string => {
    if (node.title !== undefined) return node.title;
    // A cycle that slipped through a race would have no end: no chain is longer than this.
    const like = depth < 1000 ? likeIt(node) : undefined;
    node.title = like === undefined ? own(node) : titled(like, depth + 1);
    return node.title;
  };
  return (node) => titled(node, 0);
};
