import type { z } from 'zod';
import type { getLineage, LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import type { Plain } from '../../model/presentable.ts';
import type { Asked } from '../../reading/asked.ts';
import { seesAdoption, seesSolution } from '../../reading/visible.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { claimsBeside } from './claims.ts';
import { edgeItem } from './edge-item.ts';
import type { GraphNode } from './graph.ts';
import { claimNode, fullNodes, namelessNode, ownersOf } from './node-item.ts';
import { titlesOf } from './node-titles.ts';
import { outsideBeside } from './outside.ts';
import { reach } from './reach.ts';
import type { SeenNodes } from './seen-nodes.ts';
import { seenInFull, show } from './shown.ts';

type Question = Asked<z.output<typeof getLineage.params>>;

/** Ten thousand nodes are not walked through once more: the words stand in them already. */
interface Answer {
  readonly nodes: Plain<LineageNode[]>;
  readonly edges: Plain<LineageEdge[]>;
}

/** One number for each hidden solution, in the order of the answer; all its versions are one nameless node. */
const numbersOf = (nodes: readonly GraphNode[], seen: SeenNodes): ReadonlyMap<string, number> => {
  const nameless = nodes.filter((node) => seen.how(node) === 'nameless');
  const ids = [...new Set(nameless.map(({ solutionId }) => solutionId))].sort();
  return new Map(ids.map((id, index) => [id, index + 1]));
};

/** What only publications say: one of them, and what others say to have come from that. */
const claimedAlone = (
  models: ReadModels,
  row: ReferenceRow,
  { params, sight, today, text }: Question,
): Answer => {
  const nodes = [claimNode(models, text, row)];
  const claims = claimsBeside(models, nodes, { sight, day: params.zum ?? today, text });
  return { nodes: { $plain: nodes.concat(claims.nodes) }, edges: { $plain: [...claims.edges] } };
};

/**
 * "Verbreitung": all variants that are reachable upwards and downwards from this one, and the edges between them, one
 * for each source. An edge `enthaelt` leads from the building block to the whole. Undefined where unknown or hidden.
 */
export const getLineageQuery = (models: ReadModels, asked: Question): Answer | undefined => {
  const named = asked.path.solutionId ?? '';
  const reference = models.catalogue.references.get(named);
  if (reference?.solution) return claimedAlone(models, reference, asked);
  // What a publication says of a solution that stands here has its place in the Verbreitung of that.
  const id = reference?.solutionId ?? named;
  if (!seesSolution(models, asked.sight, id) && !seesAdoption(models, asked.sight, id)) return undefined;
  const day = asked.params.zum ?? asked.today;
  const graph = reach(models, id);
  const seen = show(models, graph, id, { sight: asked.sight, day });
  const numbers = numbersOf(graph.nodes, seen);
  const titles = titlesOf(models, asked.sight, asked.text);
  const nodes = [...numbers.values()].map(namelessNode);
  const viewpoint = { sight: asked.sight, day };
  const full = fullNodes(viewpoint, titles, ownersOf(models, day));
  const visible = seenInFull(graph, seen);
  for (const node of visible) nodes.push(full(node, seen.versionOf(node)));
  const edges: LineageEdge[] = [];
  for (const edge of graph.edges) {
    const item = edgeItem(edge, seen, numbers, { ...viewpoint, text: asked.text });
    if (item !== undefined) edges.push(item);
  }
  const claims = claimsBeside(models, nodes, { ...viewpoint, text: asked.text });
  const outside = outsideBeside(visible, seen, asked);
  return {
    nodes: { $plain: nodes.concat(claims.nodes, outside.nodes) },
    edges: { $plain: edges.concat(claims.edges, outside.edges) },
  };
};
