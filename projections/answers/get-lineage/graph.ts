import { dayInBerlin } from '../../../contracts/days.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import type { LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import type { SolutionRow } from '../../tables/catalogue/tables.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Place } from '../../tables/whereabouts/tables.ts';

/** A node as it stands in answers, and all that it was made of beside its row: it is said again as long as that is the same. */
export interface KeptNode {
  readonly day: string;
  readonly owner: object;
  /** As of when whose it is was looked at last. */
  owners: object;
  readonly version: number;
  readonly title: string;
  readonly boundary: boolean;
  readonly item: LineageNode;
}

/** An edge as it stands in answers to whoever knows its ends as these versions. */
export interface KeptEdge {
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly item: LineageEdge;
}

/**
 * A version of a solution. A planned adoption stands under its adoptionId. Nodes are everybody's, and for all questions: what one
 * question reaches, and what one viewer sees of it, stands beside them, by their `slot`.
 */
export interface GraphNode {
  readonly solutionId: string;
  readonly version: number;
  /** Its number among all nodes of the graph, from 0. */
  readonly slot: number;
  shared: SolutionRow | undefined;
  adoption: AdoptionRow | undefined;
  /** From when on it certainly was: where nobody knows since when, from when it was said. Not the date that is told. */
  since: FieldDate;
  /** Who may see it; null: not looked for yet. */
  place: Place | undefined | null;
  /** The edges that end in it, and the nodes that these come from; undefined: not looked for yet. */
  into: readonly GraphEdge[] | undefined;
  above: readonly GraphNode[];
  /** What was made from it; undefined: not looked for yet. */
  made: GraphNode[] | undefined;
  /** True where nothing of its row was written for some only; undefined: not looked at yet. */
  isOpen: boolean | undefined;
  /** From which day on everybody sees it as it is; '': not everybody; undefined: not looked at yet. */
  openFrom: string | undefined;
  kept: KeptNode | undefined;
}

export interface GraphEdge {
  readonly kind: LineageEdge['kind'];
  readonly from: GraphNode;
  readonly to: GraphNode;
  kept: KeptEdge | undefined;
}

/** What a node is made of. */
export type NodeContent = Pick<GraphNode, 'solutionId' | 'version' | 'shared' | 'adoption' | 'since'>;

const NONE: readonly never[] = [];

export const nodeOf = (
  { solutionId, version, shared, adoption, since }: NodeContent,
  slot: number,
): GraphNode => ({
  solutionId,
  version,
  slot,
  shared,
  adoption,
  since,
  place: null,
  into: undefined,
  above: NONE,
  made: undefined,
  isOpen: undefined,
  openFrom: undefined,
  kept: undefined,
});

/**
 * True where `source` went into `node` as a building block, or as a project of its owner's own: to whoever does not see that, it was
 * made without it. What was shared is made of building blocks, and of nothing else that is not its own.
 */
export const wentIn = (node: GraphNode, source: GraphNode): boolean =>
  node.shared === undefined
    ? node.adoption?.begun?.eigenes?.solutionId === source.solutionId
    : source.solutionId !== node.solutionId;

/** True for an edge from what something was taken over from, or built with. */
export const isTaken = ({ kind }: GraphEdge): boolean => kind === 'uebernahme' || kind === 'gemeinsam';

/** The node of a version, as it is pinned; undefined where there is none. */
export type Find = (solutionId: string, version: number) => GraphNode | undefined;

/** All versions of what was shared, in their order. */
export const sharedContents = (shared: SolutionRow): NodeContent[] =>
  shared.versions.map(({ version, recordedAt }) => {
    const since = (version === 1 ? shared.fields.seit : undefined) ?? dayInBerlin(recordedAt);
    return { solutionId: shared.solutionId, version, shared, adoption: undefined, since };
  });

/** The id under which an adoption's variant stands: its own, or the adoption's while it has not begun. */
export const variantIdOf = (row: AdoptionRow): string => row.begun?.solutionId ?? row.adoptionId;

/** All versions of what was made by an adoption, in their order. */
export const adoptionContents = (adoption: AdoptionRow): NodeContent[] => {
  const solutionId = variantIdOf(adoption);
  const since = adoption.points[0]?.day ?? dayInBerlin(adoption.recordedAt);
  const first = { solutionId, version: 1, shared: undefined, adoption, since };
  // Nearly all have one version: ten thousand lists of no others would be made for nothing.
  if (adoption.versions.length <= 1) return [first];
  const others = adoption.versions.slice(1);
  return [
    first,
    ...others.map(({ version, recordedAt }) => ({ ...first, version, since: dayInBerlin(recordedAt) })),
  ];
};

/** All versions of what stands under an id, in their order; none for a Reference or an unknown one. */
export const contentsOf = (models: ReadModels, id: string): readonly NodeContent[] => {
  const shared = models.catalogue.solutions.get(id);
  if (shared) return sharedContents(shared);
  const [adoption = models.lineage.adoptions.get(id)] = models.lineage.adoptions.by('variant', id);
  return adoption && variantIdOf(adoption) === id ? adoptionContents(adoption) : [];
};

/** The edges that end in a node: from the version before, its sources, its building blocks, where `find` knows them. */
export const edgesInto = (to: GraphNode, find: Find): readonly GraphEdge[] => {
  const { adoption, shared, version } = to;
  const edges: GraphEdge[] = [];
  const before = version === 1 ? undefined : find(to.solutionId, version - 1);
  if (before !== undefined) edges.push({ kind: 'fassung', from: before, to, kept: undefined });
  for (const source of version === 1 && adoption ? madeFrom(adoption) : NONE) {
    const from = find(source.solutionId, source.version);
    const kind = adoption?.gemeinsam ? 'gemeinsam' : 'uebernahme';
    if (from !== undefined) edges.push({ kind, from, to, kept: undefined });
  }
  for (const block of shared?.enthaelt ?? NONE) {
    const from = block.sinceVersion === version ? find(block.solutionId, block.version) : undefined;
    if (from !== undefined) edges.push({ kind: 'enthaelt', from, to, kept: undefined });
  }
  return edges;
};
