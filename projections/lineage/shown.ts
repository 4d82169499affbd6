import { firstDay } from '../../contracts/fields.ts';
import { admits } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import type { GraphNode, NodeKey } from './graph.ts';
import type { Graph } from './reach.ts';
import type { Viewpoint } from './usage.ts';

/** What of a graph is shown: in full, or nameless because something visible stands on it. */
export interface Shown {
  readonly full: ReadonlySet<NodeKey>;
  readonly nameless: ReadonlySet<NodeKey>;
}

const placeOf = (models: ReadModels, { solutionId, adoption, shared }: GraphNode) =>
  shared || adoption?.begun
    ? models.whereabouts.solutions.get(solutionId)
    : models.whereabouts.adoptions.get(solutionId);

/** Whatever something shown was adopted from, upwards, including itself; a building block carries nobody. */
const below = (graph: Graph, keys: Iterable<NodeKey>): Set<NodeKey> => {
  const sources = new Map<NodeKey, NodeKey[]>();
  for (const { from, to, kind } of graph.edges)
    if (kind !== 'enthaelt') sources.set(to, [...(sources.get(to) ?? []), from]);
  const found = new Set(keys);
  for (const key of found) for (const source of sources.get(key) ?? []) found.add(source);
  return found;
};

/**
 * Decides for every node whether these eyes see it, on that day. What is for a Verbund only is nameless to others where
 * something visible stands on it; what came after the day is left out, unless something earlier stands on it.
 */
export const shownOf = (models: ReadModels, graph: Graph, { sight, day }: Viewpoint): Shown => {
  const full = new Set<NodeKey>();
  const candidates = new Set<NodeKey>();
  for (const [key, node] of graph.nodes) {
    const place = placeOf(models, node);
    if (place === undefined) continue;
    if (admits(sight, place.audience)) {
      if (firstDay(node.since) <= day) full.add(key);
      else candidates.add(key);
    } else if (place.audience.level === 'verbund') candidates.add(key);
  }
  const carried = below(graph, full);
  const nameless = new Set<NodeKey>();
  for (const key of candidates) {
    if (!carried.has(key)) continue;
    const place = placeOf(models, graph.nodes.get(key) as GraphNode);
    if (place && admits(sight, place.audience)) full.add(key);
    else nameless.add(key);
  }
  return { full, nameless };
};
