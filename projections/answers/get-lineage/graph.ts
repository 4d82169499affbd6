import { dayInBerlin } from '../../../contracts/days.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import type { LineageEdge } from '../../../contracts/views/lineage.ts';
import type { SolutionRow } from '../../tables/catalogue/tables.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/**
 * A version of a solution. A planned adoption stands under its adoptionId. Nodes are marked while the graph is found, with what
 * is the same for everybody: a lineage may have ten thousand, and sets of them cost more than all the rest.
 */
export interface GraphNode {
  readonly solutionId: string;
  readonly version: number;
  readonly shared: SolutionRow | undefined;
  readonly adoption: AdoptionRow | undefined;
  /** From when on it certainly was: where nobody knows since when, from when it was said. Not the date that is told. */
  readonly since: FieldDate;
  /** What it was made from, of all that can be reached. */
  above: readonly GraphNode[];
  /** How it can be reached from the node that was asked for: UP, DOWN and BOUNDARY, added up; 0: not at all. */
  reached: number;
  /** Its place among the nodes of the graph. */
  index: number;
}

const NONE: readonly never[] = [];

const nodeOf = (
  solutionId: string,
  version: number,
  shared: SolutionRow | undefined,
  adoption: AdoptionRow | undefined,
  since: FieldDate,
): GraphNode => ({
  solutionId,
  version,
  shared,
  adoption,
  since,
  above: NONE,
  reached: 0,
  index: -1,
});

/**
 * True where `source` went into `node` as a building block, or as a project of its owner's own: to whoever does not see that, it was
 * made without it. What was shared is made of building blocks, and of nothing else that is not its own.
 */
export const wentIn = (node: GraphNode, source: GraphNode): boolean =>
  node.shared === undefined
    ? node.adoption?.begun?.eigenes?.solutionId === source.solutionId
    : source.solutionId !== node.solutionId;

export interface GraphEdge {
  readonly kind: LineageEdge['kind'];
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly adoption: AdoptionRow | undefined;
}

/** The node of a version, as it is pinned; undefined where there is none. */
export type Find = (solutionId: string, version: number) => GraphNode | undefined;

const sharedNodes = (shared: SolutionRow): GraphNode[] =>
  shared.versions.map(({ version, recordedAt }) => {
    const since = (version === 1 ? shared.fields.seit : undefined) ?? dayInBerlin(recordedAt);
    return nodeOf(shared.solutionId, version, shared, undefined, since);
  });

/** The id under which an adoption's variant stands: its own, or the adoption's while it has not begun. */
export const variantIdOf = (row: AdoptionRow): string => row.begun?.solutionId ?? row.adoptionId;

/** All versions of what was made by an adoption, in their order. */
export const adoptionNodes = (adoption: AdoptionRow): GraphNode[] => {
  const solutionId = variantIdOf(adoption);
  const since = adoption.points[0]?.day ?? dayInBerlin(adoption.recordedAt);
  const first = nodeOf(solutionId, 1, undefined, adoption, since);
  // Nearly all have one version: ten thousand lists of no others would be made for nothing.
  if (adoption.versions.length <= 1) return [first];
  const others = adoption.versions.slice(1);
  return [
    first,
    ...others.map(({ version, recordedAt }) =>
      nodeOf(solutionId, version, undefined, adoption, dayInBerlin(recordedAt)),
    ),
  ];
};

/** All versions of what stands under an id, in their order; none for a Reference or an unknown one. */
export const nodesOf = (models: ReadModels, id: string): readonly GraphNode[] => {
  const shared = models.catalogue.solutions.get(id);
  if (shared) return sharedNodes(shared);
  const [adoption = models.lineage.adoptions.get(id)] = models.lineage.adoptions.by('variant', id);
  return adoption ? adoptionNodes(adoption) : [];
};

/** Adds the edges that end in a node: from the version before, its sources, its building blocks, where `find` knows them. */
export const addEdgesInto = (to: GraphNode, find: Find, edges: GraphEdge[]): void => {
  const { adoption, shared, version } = to;
  const before = version === 1 ? undefined : find(to.solutionId, version - 1);
  if (before !== undefined) edges.push({ kind: 'fassung', from: before, to, adoption: undefined });
  for (const source of version === 1 && adoption ? madeFrom(adoption) : NONE) {
    const from = find(source.solutionId, source.version);
    if (from !== undefined)
      edges.push({ kind: adoption?.gemeinsam ? 'gemeinsam' : 'uebernahme', from, to, adoption });
  }
  for (const block of shared?.enthaelt ?? NONE) {
    const from = block.sinceVersion === version ? find(block.solutionId, block.version) : undefined;
    if (from !== undefined) edges.push({ kind: 'enthaelt', from, to, adoption: undefined });
  }
};
