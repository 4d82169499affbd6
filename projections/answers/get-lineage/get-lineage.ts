import type { z } from 'zod';
import type { getLineage, LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import type { Plain } from '../../model/presentable.ts';
import { type Asked, type Scope, type Waits, waitingFor } from '../../reading/asked.ts';
import { seesAdoption, seesSolution } from '../../reading/visible.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { claimsBeside } from './claims.ts';
import { edgeItem } from './edge-item.ts';
import type { GraphEdge, GraphNode } from './graph.ts';
import { keptGraph } from './kept-graph.ts';
import { claimNode, fullNodes, namelessNode } from './node-item.ts';
import { titlesOf } from './node-titles.ts';
import { outsideBeside } from './outside.ts';
import { ownersOf } from './owners.ts';
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

/** So many items are made between two turns. */
const IN_STEP = 100;

/** What stands there of the solution or adoption `id`; in steps. */
function* chained(
  models: ReadModels,
  id: string,
  asked: Pick<Question, 'params' | 'sight' | 'today' | 'text'>,
): Generator<void, Answer> {
  const { sight, text } = asked;
  const day = asked.params.zum ?? asked.today;
  const graph = yield* reach(models, id);
  const seen = show(models, graph, id, { sight, day });
  const numbers = numbersOf(graph.nodes, seen);
  const looking = { sight, day, text };
  const full = fullNodes(looking, titlesOf(models, graph, sight, text), ownersOf(models, day), graph);
  const visible = seenInFull(graph, seen);
  const nodes = [...numbers.values()].map(namelessNode);
  for (let index = 0; index < visible.length; index += 1) {
    const node = visible[index] as GraphNode;
    nodes.push(full(node, seen.versionOf(node)));
    if (index % IN_STEP === IN_STEP - 1) yield;
  }
  const edges: LineageEdge[] = [];
  for (let index = 0; index < graph.edges.length; index += 1) {
    const item = edgeItem(graph.edges[index] as GraphEdge, seen, numbers, looking);
    if (item !== undefined) edges.push(item);
    if (index % IN_STEP === IN_STEP - 1) yield;
  }
  keptGraph(models).madeItems(id, day);
  const claims = claimsBeside(models, nodes, looking);
  const outside = outsideBeside(visible, seen, asked);
  return {
    nodes: { $plain: nodes.concat(claims.nodes, outside.nodes) },
    edges: { $plain: edges.concat(claims.edges, outside.edges) },
  };
}

/** Under which id the chain stands that is asked for; undefined where it is unknown or hidden, or a Reference's alone. */
const chainIdOf = (
  models: ReadModels,
  { path, sight }: Pick<Question, 'path' | 'sight'>,
): string | undefined => {
  const named = path.solutionId ?? '';
  // What a publication says of a solution that stands here has its place in the Verbreitung of that.
  const id = models.catalogue.references.get(named)?.solutionId ?? named;
  return seesSolution(models, sight, id) || seesAdoption(models, sight, id) ? id : undefined;
};

/** Takes all steps of a work. */
const done = <Result>(work: Generator<void, Result>): Result => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

const lineage = (models: ReadModels, asked: Question): Answer | undefined => {
  const reference = models.catalogue.references.get(asked.path.solutionId ?? '');
  if (reference?.solution) return claimedAlone(models, reference, asked);
  const id = chainIdOf(models, asked);
  return id === undefined ? undefined : done(chained(models, id, asked));
};

/** The graph and the items that are the same for everybody are made in steps, and kept: the answer then gathers them. */
function* waited(models: ReadModels, scope: Scope<Question['params']>): Iterable<void> {
  const id = chainIdOf(models, scope);
  const day = scope.params.zum ?? scope.today;
  if (id !== undefined && !keptGraph(models).hasItems(id, day)) yield* chained(models, id, scope);
}

const waits = (models: ReadModels, scope: Scope<Question['params']>): Waits => ({
  moment: waited(models, scope),
  words: [],
});

/**
 * "Verbreitung": all variants that are reachable upwards and downwards from this one, and the edges between them, one
 * for each source. An edge `enthaelt` leads from the building block to the whole. Undefined where unknown or hidden.
 */
export const getLineageQuery = waitingFor(waits, lineage);
