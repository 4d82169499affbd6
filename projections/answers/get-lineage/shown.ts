import { dayInBerlin } from '../../../contracts/days.ts';
import { certainFrom, type FieldDate } from '../../../contracts/fields.ts';
import { admits, type Sight } from '../../model/sight.ts';
import { firstSeen, isWrittenFor, type Written } from '../../model/written.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { cutOff } from './connected.ts';
import { type GraphNode, wentIn } from './graph.ts';
import { type KeptGraph, keptGraph } from './kept-graph.ts';
import type { Graph } from './reach.ts';
import { SeenNodes } from './seen-nodes.ts';

/** Whatever something shown in full was adopted from, upwards, including itself; a building block carries nobody, nor does what is the adopter's own. */
const carrying = ({ nodes, above }: Graph, seen: SeenNodes): ReadonlySet<GraphNode> => {
  const found = new Set(nodes.filter((node) => seen.isFull(node)));
  for (const node of found) for (const source of above(node)) if (!wentIn(node, source)) found.add(source);
  return found;
};

const NONE: readonly never[] = [];

/** The versions of what a node is one of. */
const versionsOf = ({ shared, adoption }: GraphNode): readonly Written[] =>
  shared?.versions ?? adoption?.versions ?? NONE;

/** True where everybody who sees it sees the same of it: nothing of its row was written for some only. */
export const isOpen = (node: GraphNode): boolean => {
  if (node.isOpen === undefined) {
    const { shared, adoption } = node;
    const written = [...versionsOf(node), ...(shared?.recognitions ?? []), ...(adoption?.outcomes ?? [])];
    node.isOpen = written.every(({ audience }) => audience === undefined);
  }
  return node.isOpen;
};

/** As which version the viewer knows a node of something that he sees. */
const knownAs = (node: GraphNode, sight: Sight): number => {
  const versions = versionsOf(node);
  // Nearly all have one version.
  return versions.length <= 1 ? node.version : Math.max(node.version, firstSeen(sight, versions));
};

/** From when on a node certainly was, for a viewer who knows it as a version: what was opened to him later began for him by that. */
export const sinceOf = (node: GraphNode, known: number, sight: Sight): FieldDate => {
  const { version, since, shared, adoption } = node;
  if (shared !== undefined)
    return known === version
      ? since
      : dayInBerlin((shared.versions[known - 1] as { recordedAt: string }).recordedAt);
  const opened = adoption?.versions[known - 1];
  return opened === undefined || isWrittenFor(sight, opened) ? since : (adoption?.begun?.adoptedOn ?? since);
};

/** The date that is told of a node: as it was said, absent where nobody knows it. Recorded time is told of later versions only. */
export const dateOf = (node: GraphNode, known: number, { sight, day }: Viewpoint): FieldDate | undefined => {
  const { shared, adoption } = node;
  const versions = versionsOf(node);
  const isFirst = known === 1 || known === firstSeen(sight, versions);
  const said =
    shared === undefined
      ? adoption?.begun
        ? adoption.begun.adoptedOn
        : adoption?.points[0]?.on
      : shared.fields.seit;
  const date = isFirst ? said : sinceOf(node, known, sight);
  // Of what came after the day, but carries something that was there, nobody knew then.
  return date !== undefined && certainFrom(date) <= day ? date : undefined;
};

/** The nodes that a viewer sees in full, each version once as he knows it. */
export const seenInFull = ({ nodes }: Graph, seen: SeenNodes): readonly GraphNode[] => {
  const full = nodes.filter((node) => seen.isFull(node));
  if (!seen.hasVersions) return full;
  const byName = new Map(full.map((node) => [JSON.stringify([node.solutionId, seen.versionOf(node)]), node]));
  return [...byName.values()];
};

/** From which day on everybody sees a node as it is, version and all; '' where not everybody does. */
const openFrom = (graph: KeptGraph, node: GraphNode): string => {
  if (node.openFrom === undefined) {
    const audience = graph.placeOf(node)?.audience;
    const isPublic = audience?.level === 'oeffentlich' && audience.gone === undefined && isOpen(node);
    node.openFrom = isPublic ? certainFrom(node.since) : '';
  }
  return node.openFrom;
};

/**
 * Decides for every node of the graph of `id` whether a viewer sees it, on that day. What is for a Verbund only is nameless
 * to others where something visible stands on it; what is connected only by what they do not see is left out, as is what came
 * after the day, unless something earlier stands on it. Versions of before it was opened to them are the one by which it was.
 */
export const show = (models: ReadModels, graph: Graph, id: string, { sight, day }: Viewpoint): SeenNodes => {
  const seen = new SeenNodes(graph.slots);
  const places = keptGraph(models);
  const later: GraphNode[] = [];
  const hidden: GraphNode[] = [];
  let isWhole = true;
  for (const node of graph.nodes) {
    const open = openFrom(places, node);
    if (open !== '') {
      if (open <= day) seen.set(node, 'full');
      else later.push(node);
      continue;
    }
    const place = places.placeOf(node);
    if (place === undefined) continue;
    if (!admits(sight, place.audience)) {
      isWhole = false;
      if (place.audience.level === 'verbund') hidden.push(node);
      continue;
    }
    const version = knownAs(node, sight);
    seen.setVersion(node, version);
    if (certainFrom(sinceOf(node, version, sight)) <= day) seen.set(node, 'full');
    else later.push(node);
  }
  if (isWhole && later.length === 0) return seen;
  const carried = carrying(graph, seen);
  for (const node of later) if (carried.has(node)) seen.set(node, 'full');
  for (const node of hidden) if (carried.has(node)) seen.set(node, 'nameless');
  if (isWhole) return seen;
  // What came after the day is no secret: it connects as it does where nothing is hidden.
  const after = later.filter((node) => seen.how(node) === undefined);
  for (const node of after) seen.set(node, 'full');
  cutOff(graph, id, seen);
  for (const node of after) seen.set(node, undefined);
  return seen;
};
