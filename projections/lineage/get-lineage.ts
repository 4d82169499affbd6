import type { z } from 'zod';
import type { getLineage, LineageEdge, LineageNode } from '../../contracts/views/lineage.ts';
import type { Asked, Presentable } from '../model.ts';
import { kommuneRef, organisationOf, ownerRef } from '../organisation.ts';
import { present } from '../present.ts';
import type { ReadModels } from '../read-models.ts';
import { titleOf } from '../titles.ts';
import { seesAdoption, seesSolution } from '../visible.ts';
import type { GraphEdge, GraphNode, NodeKey } from './graph.ts';
import { reach } from './reach.ts';
import { shownOf } from './shown.ts';
import { statusAt, unconfirmedMonths } from './status.ts';
import type { AdoptionRow } from './tables.ts';
import type { Viewpoint } from './usage.ts';

type Question = Asked<z.output<typeof getLineage.params>>;
type Node = Presentable<LineageNode>;

const adoptedPart = (row: AdoptionRow, day: string) => {
  const point = statusAt(row, day);
  return present({
    adoptionId: row.adoptionId,
    status: point?.status,
    statusSince: point?.on,
    unconfirmedMonths: unconfirmedMonths(row, day),
  });
};

const fullNode = (models: ReadModels, node: GraphNode, { sight, day }: Viewpoint): Node => {
  const { solutionId, version, shared, adoption } = node;
  const stream = (shared ?? adoption)?.stream ?? 'kommune-';
  return {
    solutionId,
    version,
    nameless: false,
    kommuneId: stream.startsWith('kommune-') ? organisationOf(stream) : null,
    ...ownerRef(models, stream),
    title: titleOf(
      models,
      sight,
      shared || adoption?.begun ? solutionId : (adoption?.sources[0]?.solutionId ?? ''),
    ),
    origin: shared !== undefined,
    since: node.since,
    ...(adoption ? adoptedPart(adoption, day) : {}),
    mitErgebnis: (adoption?.outcomes.length ?? 0) > 0,
    bewaehrt: (shared?.recognitions.length ?? 0) > 0,
    withdrawn: shared?.withdrawn !== undefined,
  } as Node;
};

const namelessNode = (number: number): Node => ({
  solutionId: `verborgen-${number}`,
  version: 1,
  nameless: true,
  kommuneId: null,
  origin: false,
  mitErgebnis: false,
  bewaehrt: false,
  withdrawn: false,
});

const adoptionOfEdge = (row: AdoptionRow, day: string) =>
  present({
    adoptionId: row.adoptionId,
    relation: row.begun?.relation,
    status: statusAt(row, day)?.status,
    adoptedOn: row.begun?.adoptedOn,
    changes: row.versions[0]?.changes.map((change) => present(change)),
    reason: row.abandoned?.reason,
  });

/** One number for each hidden solution, in the order of the answer; all its versions are one nameless node. */
const numbersOf = (nameless: ReadonlySet<NodeKey>): ReadonlyMap<string, number> => {
  const ids = [...new Set([...nameless].map((key) => key.slice(0, key.indexOf(' '))))].sort();
  return new Map(ids.map((id, index) => [id, index + 1]));
};

const referenceNode = (models: ReadModels, id: string): Node | undefined => {
  const row = models.catalogue.references.get(id);
  if (row === undefined) return undefined;
  return {
    ...namelessNode(0),
    solutionId: id,
    nameless: false,
    kommuneId: row.kommuneId,
    kommune: kommuneRef(models, row.kommuneId),
    title: row.solution.title,
    origin: true,
    since: row.asOf,
  };
};

/**
 * "Verbreitung": all variants that are reachable upwards and downwards from this one, and the edges between them, one
 * for each source. An edge `enthaelt` leads from the building block to the whole. Undefined where unknown or hidden.
 */
export const getLineageQuery = (models: ReadModels, asked: Question) => {
  const id = asked.path.solutionId ?? '';
  const reference = referenceNode(models, id);
  if (reference) return { nodes: [reference], edges: [] };
  if (!seesSolution(models, asked.sight, id) && !seesAdoption(models, asked.sight, id)) return undefined;
  const viewpoint = { sight: asked.sight, day: asked.params.zum ?? asked.today };
  const graph = reach(models, id);
  const { full, nameless } = shownOf(models, graph, viewpoint);
  const numbers = numbersOf(nameless);
  const refs = new Map<NodeKey, { solutionId: string; version: number }>();
  for (const [key, { solutionId, version }] of graph.nodes) {
    const number = nameless.has(key) ? numbers.get(solutionId) : undefined;
    if (number !== undefined) refs.set(key, { solutionId: `verborgen-${number}`, version: 1 });
    else if (full.has(key)) refs.set(key, { solutionId, version });
  }
  const shown = [...graph.nodes.values()].filter(({ key }) => full.has(key));
  return {
    nodes: [
      ...[...numbers.values()].map(namelessNode),
      ...shown.map((node) => fullNode(models, node, viewpoint)),
    ],
    edges: graph.edges.flatMap((edge) => edgeItem(edge, refs, full, viewpoint.day)),
  };
};

const edgeItem = (
  edge: GraphEdge,
  refs: ReadonlyMap<NodeKey, LineageEdge['from']>,
  full: ReadonlySet<NodeKey>,
  day: string,
): Presentable<LineageEdge>[] => {
  const from = refs.get(edge.from);
  const to = refs.get(edge.to);
  // Versions of one hidden solution are one node: between them there is nothing to show.
  if (
    from === undefined ||
    to === undefined ||
    (from.solutionId === to.solutionId && from.version === to.version)
  )
    return [];
  const adopted = edge.adoption && full.has(edge.to) ? adoptionOfEdge(edge.adoption, day) : {};
  return [{ kind: edge.kind, from, to, ...adopted } as Presentable<LineageEdge>];
};
