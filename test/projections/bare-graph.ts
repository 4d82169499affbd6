import { madeFrom } from '../../projections/tables/lineage/made-from.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';

/** The graph of a lineage as its definition says it, made of all rows each time: nothing of it is kept. */
export interface BareGraph {
  /** "id version", with a mark where it belongs to another chain. */
  readonly nodes: readonly string[];
  /** "kind: from > to" */
  readonly edges: readonly string[];
}

interface Edge {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

const key = (id: string, version: number) => `${id} ${version}`;

/** All nodes that there are, and under which id an adoption stands. */
const allNodes = ({ catalogue, lineage }: ReadModels) => {
  const nodes = new Set<string>();
  for (const { solutionId, versions } of catalogue.solutions.values())
    for (const { version } of versions) nodes.add(key(solutionId, version));
  for (const { adoptionId, begun, versions } of lineage.adoptions.values())
    for (let version = 1; version <= Math.max(1, versions.length); version += 1)
      nodes.add(key(begun?.solutionId ?? adoptionId, version));
  return nodes;
};

const allEdges = ({ catalogue, lineage }: ReadModels, nodes: ReadonlySet<string>): Edge[] => {
  const edges: Edge[] = [];
  for (const node of nodes) {
    const [id = '', version] = node.split(' ');
    edges.push({ kind: 'fassung', from: key(id, Number(version) - 1), to: node });
  }
  for (const row of lineage.adoptions.values())
    for (const { solutionId, version } of madeFrom(row)) {
      const to = key(row.begun?.solutionId ?? row.adoptionId, 1);
      edges.push({ kind: row.gemeinsam ? 'gemeinsam' : 'uebernahme', from: key(solutionId, version), to });
    }
  for (const { solutionId, enthaelt } of catalogue.solutions.values())
    for (const block of enthaelt) {
      const to = key(solutionId, block.sinceVersion);
      edges.push({ kind: 'enthaelt', from: key(block.solutionId, block.version), to });
    }
  return edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
};

const reached = (start: readonly string[], edges: readonly Edge[], along: 'from' | 'to'): Set<string> => {
  const beginning = Map.groupBy(edges, (edge) => edge[along]);
  const found = new Set(start);
  for (const node of found)
    for (const edge of beginning.get(node) ?? []) found.add(edge[along === 'from' ? 'to' : 'from']);
  return found;
};

export const bareGraph = (models: ReadModels, id: string): BareGraph => {
  const all = allNodes(models);
  const edges = allEdges(models, all);
  const variant = models.lineage.adoptions.get(id)?.begun?.solutionId ?? id;
  const start = [...all].filter((node) => node.startsWith(`${variant} `));
  const own = reached(start, edges, 'to').union(reached(start, edges, 'from'));
  const isTaken = ({ kind }: Edge) => kind === 'uebernahme' || kind === 'gemeinsam';
  const beside = edges.filter((edge) => isTaken(edge) && own.has(edge.to) && !own.has(edge.from));
  const boundary = new Set(beside.map(({ from }) => from));
  const nodes = own.union(boundary);
  return {
    nodes: [...nodes].map((node) => (boundary.has(node) ? `${node} boundary` : node)).sort(),
    edges: edges
      .filter(({ from, to }) => nodes.has(from) && nodes.has(to))
      .map(({ kind, from, to }) => `${kind}: ${from} > ${to}`)
      .sort(),
  };
};
