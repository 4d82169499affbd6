import type { z } from 'zod';
import type { StreamName } from '../../contracts/envelope.ts';
import type { getLineage, LineageEdge, LineageNode } from '../../contracts/views/lineage.ts';
import type { Asked, Plain, TextRef } from '../model.ts';
import { kommuneRef, ownerRef } from '../organisation.ts';
import type { ReadModels } from '../read-models.ts';
import { seesAdoption, seesSolution } from '../visible.ts';
import type { GraphEdge, GraphNode } from './graph.ts';
import { type NodeTitles, titlesOf } from './node-titles.ts';
import { reach } from './reach.ts';
import { show } from './shown.ts';
import { statusAt, unconfirmedMonths } from './status.ts';

type Question = Asked<z.output<typeof getLineage.params>>;
type Words = (ref: TextRef) => string;
type KommuneRef = NonNullable<LineageNode['kommune']>;
type VerbundRef = NonNullable<LineageNode['verbund']>;

interface Owner {
  readonly kommune?: KommuneRef;
  readonly verbund?: VerbundRef;
}

/** Ten thousand nodes are not walked through once more: the words stand in them already. */
interface Answer {
  readonly nodes: Plain<LineageNode[]>;
  readonly edges: Plain<LineageEdge[]>;
}

type Owners = (stream: StreamName) => Owner;

/** Whose nodes are; a few hundred own ten thousand, so each is looked for once. */
const ownersOf = (models: ReadModels): Owners => {
  const known = new Map<StreamName, Owner>();
  return (stream) => {
    let owner = known.get(stream);
    if (owner === undefined) {
      owner = ownerRef(models, stream);
      known.set(stream, owner);
    }
    return owner;
  };
};

// What has no value does not appear in JSON: ten thousand nodes are made without a spread.
const fullNode = (node: GraphNode, day: string, titles: NodeTitles, owners: Owners): LineageNode => {
  const { solutionId, version, shared, adoption } = node;
  const owner = owners((shared ?? adoption)?.stream ?? 'kommune-');
  const point = adoption && statusAt(adoption, day);
  return {
    solutionId,
    version,
    nameless: false,
    kommuneId: owner.kommune?.kommuneId ?? null,
    kommune: owner.kommune,
    verbund: owner.verbund,
    title: titles(node),
    origin: shared !== undefined,
    since: node.since,
    adoptionId: adoption?.adoptionId,
    status: point?.status,
    statusSince: point?.on,
    unconfirmedMonths: adoption && unconfirmedMonths(adoption, day),
    mitErgebnis: (adoption?.outcomes.length ?? 0) > 0,
    bewaehrt: (shared?.recognitions.length ?? 0) > 0,
    withdrawn: shared?.withdrawn !== undefined,
  } as LineageNode;
};

const namelessNode = (number: number): LineageNode => ({
  solutionId: `verborgen-${number}`,
  version: 1,
  nameless: true,
  kommuneId: null,
  origin: false,
  mitErgebnis: false,
  bewaehrt: false,
  withdrawn: false,
});

/** One number for each hidden solution, in the order of the answer; all its versions are one nameless node. */
const numbersOf = (nodes: readonly GraphNode[]): ReadonlyMap<string, number> => {
  const nameless = nodes.filter(({ shown }) => shown === 'nameless');
  const ids = [...new Set(nameless.map(({ solutionId }) => solutionId))].sort();
  return new Map(ids.map((id, index) => [id, index + 1]));
};

const referenceNode = (models: ReadModels, text: Words, id: string): LineageNode | undefined => {
  const row = models.catalogue.references.get(id);
  if (row === undefined) return undefined;
  return {
    ...namelessNode(0),
    solutionId: id,
    nameless: false,
    kommuneId: row.kommuneId,
    kommune: kommuneRef(models, row.kommuneId),
    title: text(row.solution.title),
    origin: true,
    since: row.asOf,
  };
};

/**
 * "Verbreitung": all variants that are reachable upwards and downwards from this one, and the edges between them, one
 * for each source. An edge `enthaelt` leads from the building block to the whole. Undefined where unknown or hidden.
 */
export const getLineageQuery = (models: ReadModels, asked: Question): Answer | undefined => {
  const id = asked.path.solutionId ?? '';
  const reference = referenceNode(models, asked.text, id);
  if (reference) return { nodes: { $plain: [reference] }, edges: { $plain: [] } };
  if (!seesSolution(models, asked.sight, id) && !seesAdoption(models, asked.sight, id)) return undefined;
  const day = asked.params.zum ?? asked.today;
  const graph = reach(models, id);
  show(models, graph, { sight: asked.sight, day });
  const numbers = numbersOf(graph.nodes);
  const titles = titlesOf(models, asked.sight, asked.text);
  const owners = ownersOf(models);
  const nodes = [...numbers.values()].map(namelessNode);
  for (const node of graph.nodes) if (node.shown === 'full') nodes.push(fullNode(node, day, titles, owners));
  const edges: LineageEdge[] = [];
  for (const edge of graph.edges) {
    const item = edgeItem(edge, numbers, { day, text: asked.text });
    if (item !== undefined) edges.push(item);
  }
  return { nodes: { $plain: nodes }, edges: { $plain: edges } };
};

const refOf = ({ shown, solutionId, version }: GraphNode, numbers: ReadonlyMap<string, number>) => {
  if (shown === 'full') return { solutionId, version };
  return shown === 'nameless'
    ? { solutionId: `verborgen-${numbers.get(solutionId)}`, version: 1 }
    : undefined;
};

const edgeItem = (
  { kind, from: source, to: target, adoption }: GraphEdge,
  numbers: ReadonlyMap<string, number>,
  { day, text }: { readonly day: string; readonly text: Words },
): LineageEdge | undefined => {
  const from = refOf(source, numbers);
  const to = refOf(target, numbers);
  if (from === undefined || to === undefined) return undefined;
  // Versions of one hidden solution are one node: between them there is nothing to show.
  if (from.solutionId === to.solutionId && from.version === to.version) return undefined;
  const row = target.shown === 'full' ? adoption : undefined;
  return {
    kind,
    from,
    to,
    adoptionId: row?.adoptionId,
    relation: row?.begun?.relation,
    status: row && statusAt(row, day)?.status,
    adoptedOn: row?.begun?.adoptedOn,
    changes: row?.versions[0]?.changes.map(({ what, why }) => ({ what: text(what), why: why && text(why) })),
    reason: row?.abandoned?.reason,
  } as LineageEdge;
};
