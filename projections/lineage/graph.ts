import { dayInBerlin } from '../../contracts/days.ts';
import type { FieldDate } from '../../contracts/fields.ts';
import type { LineageEdge } from '../../contracts/views/lineage.ts';
import type { SolutionRow } from '../catalogue/tables.ts';
import type { ReadModels } from '../read-models.ts';
import type { AdoptionRow } from './tables.ts';

/**
 * A version of a solution. A planned adoption stands under its adoptionId. Nodes are made for one answer and marked while
 * it is found: a lineage may have ten thousand, and sets of them cost more than all the rest.
 */
export interface GraphNode {
  readonly solutionId: string;
  readonly version: number;
  readonly shared: SolutionRow | undefined;
  readonly adoption: AdoptionRow | undefined;
  readonly since: FieldDate;
  /** What it was made from. */
  above: readonly GraphNode[];
  /** What was made from it. */
  below: readonly GraphNode[];
  /** In which directions it can be reached from the node that was asked for: UP and DOWN, added up; 0: not at all. */
  reached: number;
  /** The title under which it is known, once that has been looked for. */
  title: string | undefined;
  /** Whether these eyes see it; nameless: because something that they see stands on it. */
  shown: 'full' | 'nameless' | undefined;
}

const NONE: readonly GraphNode[] = [];

const nodeOf = (
  solutionId: string,
  version: number,
  { shared, adoption }: { shared?: SolutionRow; adoption?: AdoptionRow },
  since: FieldDate,
): GraphNode => ({
  solutionId,
  version,
  shared,
  adoption,
  since,
  above: NONE,
  below: NONE,
  reached: 0,
  title: undefined,
  shown: undefined,
});

/** True where `node` holds `source` as a building block: what was shared is made of these, and of nothing else that is not its own. */
export const contains = (node: GraphNode, source: GraphNode): boolean =>
  node.shared !== undefined && source.solutionId !== node.solutionId;

/** Joins two nodes by an edge. */
export const link = ({ from, to }: GraphEdge): void => {
  if (to.above === NONE) to.above = [from];
  else (to.above as GraphNode[]).push(from);
  if (from.below === NONE) from.below = [to];
  else (from.below as GraphNode[]).push(to);
};

export interface GraphEdge {
  readonly kind: LineageEdge['kind'];
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly adoption: AdoptionRow | undefined;
}

/** A version of something, as it is pinned. */
interface Pinned {
  readonly solutionId: string;
  readonly version: number;
}

const sharedNodes = (shared: SolutionRow): GraphNode[] =>
  shared.versions.map(({ version, recordedAt }) =>
    nodeOf(shared.solutionId, version, { shared }, dayInBerlin(recordedAt)),
  );

/** The id under which an adoption's variant stands: its own, or the adoption's while it has not begun. */
export const variantIdOf = (row: AdoptionRow): string => row.begun?.solutionId ?? row.adoptionId;

/** All versions of what was made by an adoption. */
export const adoptionNodes = (adoption: AdoptionRow): GraphNode[] => {
  const solutionId = variantIdOf(adoption);
  const since = adoption.begun?.adoptedOn ?? adoption.points[0]?.on ?? dayInBerlin(adoption.recordedAt);
  const nodes = [nodeOf(solutionId, 1, { adoption }, since)];
  for (const { version, recordedAt } of adoption.versions.slice(1))
    nodes.push(nodeOf(solutionId, version, { adoption }, dayInBerlin(recordedAt)));
  return nodes;
};

/** All versions of what stands under an id; none for a Reference or an unknown one. */
export const nodesOf = (models: ReadModels, id: string): readonly GraphNode[] => {
  const shared = models.catalogue.solutions.get(id);
  if (shared) return sharedNodes(shared);
  const [adoption = models.lineage.adoptions.get(id)] = models.lineage.adoptions.by('variant', id);
  return adoption ? adoptionNodes(adoption) : [];
};

/**
 * Adds the edges that end in one of the versions of a node: earlier versions, sources, building blocks. `find` gives the
 * node of a pinned version; what it does not know has no edge.
 */
export const addEdgesInto = (
  nodes: readonly GraphNode[],
  find: (pinned: Pinned) => GraphNode | undefined,
  edges: GraphEdge[],
): void => {
  let before: GraphNode | undefined;
  for (const to of nodes) {
    const { adoption, shared } = to;
    if (before !== undefined) edges.push({ kind: 'fassung', from: before, to, adoption: undefined });
    for (const source of before === undefined && adoption ? adoption.sources : []) {
      const from = find(source);
      if (from !== undefined) edges.push({ kind: 'uebernahme', from, to, adoption });
    }
    for (const block of shared?.enthaelt ?? []) {
      const from = block.sinceVersion === to.version ? find(block) : undefined;
      if (from !== undefined) edges.push({ kind: 'enthaelt', from, to, adoption: undefined });
    }
    before = to;
  }
};

/** Ids of what a node was made from directly. */
export const parentsOf = ([first]: readonly GraphNode[]): string[] =>
  [...(first?.adoption?.sources ?? []), ...(first?.shared?.enthaelt ?? [])].map(
    ({ solutionId }) => solutionId,
  );
