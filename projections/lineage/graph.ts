import { dayInBerlin } from '../../contracts/days.ts';
import type { FieldDate } from '../../contracts/fields.ts';
import type { LineageEdge } from '../../contracts/views/lineage.ts';
import type { SolutionRow } from '../catalogue/tables.ts';
import type { ReadModels } from '../read-models.ts';
import type { AdoptionRow } from './tables.ts';

/** (solution, version) as a key. */
export type NodeKey = string;

export const keyOf = (solutionId: string, version: number): NodeKey => `${solutionId} ${version}`;

/** A node before it is known who looks at it. A planned adoption stands under its adoptionId. */
export interface GraphNode {
  readonly key: NodeKey;
  readonly solutionId: string;
  readonly version: number;
  readonly shared?: SolutionRow;
  readonly adoption?: AdoptionRow;
  readonly since: FieldDate;
}

export interface GraphEdge {
  readonly kind: LineageEdge['kind'];
  readonly from: NodeKey;
  readonly to: NodeKey;
  readonly adoption?: AdoptionRow;
}

const sharedNodes = (row: SolutionRow): GraphNode[] =>
  row.versions.map(({ version, recordedAt }) => ({
    key: keyOf(row.solutionId, version),
    solutionId: row.solutionId,
    version,
    shared: row,
    since: dayInBerlin(recordedAt),
  }));

/** The id under which an adoption's variant stands: its own, or the adoption's while it has not begun. */
export const variantIdOf = (row: AdoptionRow): string => row.begun?.solutionId ?? row.adoptionId;

const adoptionNodes = (row: AdoptionRow): GraphNode[] => {
  const solutionId = variantIdOf(row);
  const since = row.begun?.adoptedOn ?? row.points[0]?.on ?? dayInBerlin(row.recordedAt);
  const first = { key: keyOf(solutionId, 1), solutionId, version: 1, adoption: row, since };
  const later = row.versions.slice(1).map(({ version, recordedAt }) => ({
    key: keyOf(solutionId, version),
    solutionId,
    version,
    adoption: row,
    since: dayInBerlin(recordedAt),
  }));
  return [first, ...later];
};

/** All versions of what stands under an id; none for a Reference or an unknown one. */
export const nodesOf = (models: ReadModels, id: string): GraphNode[] => {
  const shared = models.catalogue.solutions.get(id);
  if (shared) return sharedNodes(shared);
  const [adoption = models.lineage.adoptions.get(id)] = models.lineage.adoptions.by('variant', id);
  return adoption ? adoptionNodes(adoption) : [];
};

/** The edges that end in one of the versions of a node: sources, earlier versions, building blocks. */
export const edgesInto = (nodes: readonly GraphNode[]): GraphEdge[] =>
  nodes.flatMap((node, index): GraphEdge[] => {
    const before = nodes[index - 1];
    const fassung = before ? [{ kind: 'fassung' as const, from: before.key, to: node.key }] : [];
    const { adoption, shared } = node;
    const sources =
      before || !adoption
        ? []
        : adoption.sources.map(({ solutionId, version }) => ({
            kind: 'uebernahme' as const,
            from: keyOf(solutionId, version),
            to: node.key,
            adoption,
          }));
    const blocks = (shared?.enthaelt ?? [])
      .filter(({ sinceVersion }) => sinceVersion === node.version)
      .map(({ solutionId, version }) => ({
        kind: 'enthaelt' as const,
        from: keyOf(solutionId, version),
        to: node.key,
      }));
    return [...fassung, ...sources, ...blocks];
  });

/** Ids of what was made directly from any version of a node. */
export const childrenOf = (models: ReadModels, id: string): string[] => [
  ...models.lineage.adoptions.by('source', id).map(variantIdOf),
  ...models.catalogue.solutions.by('block', id).map(({ solutionId }) => solutionId),
];

/** Ids of what a node was made from directly. */
export const parentsOf = (nodes: readonly GraphNode[]): string[] =>
  edgesInto(nodes)
    .filter(({ kind }) => kind !== 'fassung')
    .map(({ from }) => from.slice(0, from.indexOf(' ')));
