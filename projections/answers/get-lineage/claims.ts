import type { StreamName } from '../../../contracts/envelope.ts';
import type { LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import type { TextRef } from '../../model/texts.ts';
import { claimedPlaces } from '../../reading/usage/claims.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { claimNode } from './node-item.ts';

/** What only publications say, as nodes and edges beside what the Kommunen say themselves. */
interface Claims {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

type Place = Pick<LineageNode, 'solutionId' | 'version'>;

/** A statement, and the node that it is on. */
interface Claim {
  readonly row: ReferenceRow;
  readonly on: Place;
}

/** The first statement on a solution itself, else the first one that names what it came from. */
const byDirectness = (a: Claim, b: Claim): number => {
  const isOn = ({ row, on }: Claim) => Number(row.solutionId === on.solutionId);
  return isOn(b) - isOn(a) || (a.row.recordedPosition < b.row.recordedPosition ? -1 : 1);
};

/** Of each solution that a Reference tells of the newest version among these nodes; most lineages have none. */
const placesOf = (models: ReadModels, nodes: readonly LineageNode[]): ReadonlyMap<string, Place> => {
  const named = new Set<string | undefined>();
  for (const row of models.catalogue.references.values()) named.add(row.solutionId).add(row.adoptedFrom);
  const newest = new Map<string, Place>();
  if (named.size === 0) return newest;
  for (const { solutionId, version } of nodes)
    if (named.has(solutionId) && version > (newest.get(solutionId)?.version ?? 0))
      newest.set(solutionId, { solutionId, version });
  return newest;
};

const partyOf = ({ kommune, verbund }: LineageNode): StreamName | undefined => {
  if (kommune) return `kommune-${kommune.kommuneId}`;
  return verbund && `verbund-${verbund.verbundId}`;
};

/** From what it was taken to whoever has it; to the solution from whoever is said to be its origin. */
const edgeOf = (row: ReferenceRow, on: Place, places: ReadonlyMap<string, Place>): LineageEdge => {
  const claim = { solutionId: row.referenceId, version: 1 };
  if (row.fact === 'ist-ursprung') return { kind: 'angabe', from: claim, to: on };
  return { kind: 'angabe', from: places.get(row.adoptedFrom ?? '') ?? on, to: claim };
};

const NONE: Claims = { nodes: [], edges: [] };

/** The claims on these nodes, which the viewer sees in full, about those who do not speak among them. */
export const claimsBeside = (
  models: ReadModels,
  nodes: readonly LineageNode[],
  { sight, day, text }: Viewpoint & { readonly text: (ref: TextRef) => string },
): Claims => {
  const places = placesOf(models, nodes);
  if (places.size === 0) return NONE;
  const unspoken = { spoken: new Set(nodes.map(partyOf)), sight, day };
  const claims = [...places.values()].flatMap((on) =>
    claimedPlaces(models, on.solutionId, unspoken).map((row) => ({ row, on })),
  );
  // On a solution, and taken over from something that stands here, too: one place for each party is enough.
  const byParty = Map.groupBy(claims, ({ row }) => row.party).values();
  const all = Array.from(byParty, (own) => own.sort(byDirectness)[0] as Claim);
  return {
    nodes: all.map(({ row }) => claimNode(models, text, row)),
    edges: all.map(({ row, on }) => edgeOf(row, on, places)),
  };
};
