import { dayInBerlin } from '../../../contracts/days.ts';
import { type FieldDate, firstDay } from '../../../contracts/fields.ts';
import { admits, type Sight } from '../../model/sight.ts';
import { firstSeen, isWrittenFor, type Written } from '../../model/written.ts';
import type { Viewpoint } from '../../reading/usage/usage.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { cutOff } from './connected.ts';
import { contains, type GraphNode } from './graph.ts';
import type { Graph } from './reach.ts';

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

const NONE: readonly never[] = [];

/** The versions of what a node is one of. */
const versionsOf = ({ shared, adoption }: GraphNode): readonly Written[] =>
  shared?.versions ?? adoption?.versions ?? NONE;

/** As which version these eyes know a node of something that they see. */
const knownAs = (node: GraphNode, sight: Sight): number => {
  const versions = versionsOf(node);
  // Nearly all have one version.
  return versions.length <= 1 ? node.version : Math.max(node.version, firstSeen(sight, versions));
};

/** Since when these eyes know it: what was opened to them later began for them by that. */
export const sinceOf = ({ as, version, since, shared, adoption }: GraphNode, sight: Sight): FieldDate => {
  if (shared !== undefined)
    return as === version
      ? since
      : dayInBerlin((shared.versions[as - 1] as { recordedAt: string }).recordedAt);
  const known = adoption?.versions[as - 1];
  return known === undefined || isWrittenFor(sight, known) ? since : (adoption?.begun?.adoptedOn ?? since);
};

/** The nodes that these eyes see in full, each version once as they know it. */
export const seenInFull = ({ nodes }: Graph): readonly GraphNode[] => {
  const full = nodes.filter(({ shown }) => shown === 'full');
  if (full.every(({ as, version }) => as === version)) return full;
  const byName = new Map(full.map((node) => [JSON.stringify([node.solutionId, node.as]), node]));
  return [...byName.values()];
};

/**
 * Decides anew for every node of the graph of `id` whether these eyes see it, on that day. What is for a Verbund only is nameless
 * to others where something visible stands on it; what is connected only by what they do not see is left out, as is what came
 * after the day, unless something earlier stands on it. Versions of before it was opened to these eyes are the one by which it
 * was.
 */
export const show = (models: ReadModels, graph: Graph, id: string, { sight, day }: Viewpoint): void => {
  const later: GraphNode[] = [];
  const hidden: GraphNode[] = [];
  let isWhole = true;
  for (const node of graph.nodes) {
    node.shown = undefined;
    node.title = undefined;
    node.as = node.version;
    const place = placeOf(models, node);
    if (place === undefined) continue;
    if (!admits(sight, place.audience)) {
      isWhole = false;
      if (place.audience.level === 'verbund') hidden.push(node);
      continue;
    }
    node.as = knownAs(node, sight);
    if (firstDay(sinceOf(node, sight)) <= day) node.shown = 'full';
    else later.push(node);
  }
  if (isWhole && later.length === 0) return;
  const carried = carrying(graph);
  for (const node of later) if (carried.has(node)) node.shown = 'full';
  for (const node of hidden) if (carried.has(node)) node.shown = 'nameless';
  if (isWhole) return;
  // What came after the day is no secret: it connects as it does where nothing is hidden.
  const after = later.filter(({ shown }) => shown === undefined);
  for (const node of after) node.shown = 'full';
  cutOff(graph, id);
  for (const node of after) node.shown = undefined;
};
