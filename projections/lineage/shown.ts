import { firstDay } from '../../contracts/fields.ts';
import { admits } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import { contains, type GraphNode } from './graph.ts';
import type { Graph } from './reach.ts';
import type { Viewpoint } from './usage.ts';

const placeOf = (models: ReadModels, { solutionId, adoption, shared }: GraphNode) =>
  shared || adoption?.begun
    ? models.whereabouts.solutions.get(solutionId)
    : models.whereabouts.adoptions.get(solutionId);

/** Whatever something shown in full was adopted from, upwards, including itself; a building block carries nobody. */
const carrying = ({ nodes }: Graph): ReadonlySet<GraphNode> => {
  const found = new Set(nodes.filter(({ shown }) => shown === 'full'));
  for (const node of found) for (const source of node.above) if (!contains(node, source)) found.add(source);
  return found;
};

/**
 * Decides anew for every node whether these eyes see it, on that day. What is for a Verbund only is nameless to others where
 * something visible stands on it; what came after the day is left out, unless something earlier stands on it.
 */
export const show = (models: ReadModels, graph: Graph, { sight, day }: Viewpoint): void => {
  const later: GraphNode[] = [];
  const hidden: GraphNode[] = [];
  for (const node of graph.nodes) {
    node.shown = undefined;
    node.title = undefined;
    const place = placeOf(models, node);
    if (place === undefined) continue;
    if (!admits(sight, place.audience)) {
      if (place.audience.level === 'verbund') hidden.push(node);
    } else if (firstDay(node.since) <= day) node.shown = 'full';
    else later.push(node);
  }
  if (later.length + hidden.length === 0) return;
  const carried = carrying(graph);
  for (const node of later) if (carried.has(node)) node.shown = 'full';
  for (const node of hidden) if (carried.has(node)) node.shown = 'nameless';
};
