import type { Lineage, LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import type { Dated } from '../dates.ts';
import { PLANS } from '../words.ts';

/** One Umsetzung of a Verbreitung, whatever its versions, with what leads to it. */
export interface Light {
  readonly id: string;
  readonly node: LineageNode;
  readonly date: Dated | undefined;
  readonly from: readonly { readonly edge: LineageEdge; readonly light: Light }[];
  /** It belongs to the chain itself; what it contains, or is contained in, has one of its own. */
  readonly own: boolean;
}

export const isPlan = ({ status }: LineageNode): boolean => status !== undefined && PLANS.has(status);

/** What was only planned, or declined, has no Umsetzung: its id is the adoption's. */
export const hasBegun = (node: LineageNode): boolean => node.adoptionId !== node.solutionId && !isPlan(node);

const dateOf = (node: LineageNode): Dated | undefined => {
  const { since, stand, claim, ab, statusSince } = node;
  if (isPlan(node)) return ab ?? statusSince ?? since;
  if (!hasBegun(node)) return statusSince ?? since;
  return since ?? (claim ? stand : undefined);
};

/** The newest version of each, since when its first one is there, and with the results of all. */
const newest = ({ nodes }: Lineage): ReadonlyMap<string, LineageNode> =>
  new Map(
    [...Map.groupBy(nodes, ({ solutionId }) => solutionId)].map(([id, versions]) => {
      const ordered = versions.toSorted((a, b) => a.version - b.version);
      const [first, last] = [ordered[0], ordered.at(-1)] as [LineageNode, LineageNode];
      return [
        id,
        { ...last, since: first.since, mitErgebnis: versions.some(({ mitErgebnis }) => mitErgebnis) },
      ];
    }),
  );

/** All that is reached by going along edges, from their one end to the other. */
const reached = (
  start: string,
  edges: readonly LineageEdge[],
  from: 'from' | 'to',
  to: 'from' | 'to',
): ReadonlySet<string> => {
  const found = new Set([start]);
  for (const id of found)
    for (const edge of edges) if (edge[from].solutionId === id) found.add(edge[to].solutionId);
  return found;
};

/** The lights of the chain around a solution: its own, and of others those next to it. */
export const lightsAround = (lineage: Lineage, id: string): readonly Light[] => {
  const nodes = newest(lineage);
  const edges = lineage.edges.filter(
    ({ kind, from, to }) => kind !== 'fassung' && from.solutionId !== to.solutionId,
  );
  const isOutside = (edge: LineageEdge) => nodes.get(edge.from.solutionId)?.aussen !== undefined;
  const taken = edges.filter((edge) => ['uebernahme', 'gemeinsam'].includes(edge.kind) && !isOutside(edge));
  const own = new Set([...reached(id, taken, 'from', 'to'), ...reached(id, taken, 'to', 'from')]);
  const beside = edges.filter(({ from, to }) => own.has(from.solutionId) !== own.has(to.solutionId));
  const kept = new Set([...own, ...beside.flatMap(({ from, to }) => [from.solutionId, to.solutionId])]);
  const lights = new Map<string, Light>();
  for (const one of kept) {
    const node = nodes.get(one);
    if (node !== undefined)
      lights.set(one, { id: one, node, date: dateOf(node), from: [], own: own.has(one) });
  }
  for (const edge of edges) {
    const [light, target] = [lights.get(edge.from.solutionId), lights.get(edge.to.solutionId)];
    if (light === undefined || target === undefined || !(light.own || target.own)) continue;
    (target.from as { edge: LineageEdge; light: Light }[]).push({ edge, light });
  }
  return [...lights.values()];
};
