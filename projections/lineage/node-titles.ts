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
  const known = new Map<GraphNode, TextRef | string>();
  const own = ({ solutionId, shared, adoption }: GraphNode) =>
    titleOf(models, sight, shared || adoption?.begun ? solutionId : (adoption?.sources[0]?.solutionId ?? ''));
  return (node) => {
    const chain = [node];
    // A cycle that slipped through a race would have no end: no chain is longer than this.
    for (let next = likeIt(node); next !== undefined && chain.length < 1000; next = likeIt(next)) {
      chain.push(next);
      if (known.has(next)) break;
    }
    const last = chain.at(-1) as GraphNode;
    const title = known.get(last) ?? own(last);
    for (const one of chain) known.set(one, title);
    return title;
  };
};
