import type { Lineage, LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import { lightOf } from '../parts/light.ts';
import { organisation } from '../parts/links.ts';
import type { DateValue } from '../words/dates.ts';
import { shortName } from '../words/organisation.ts';
import { inOrder } from './in-order.ts';
import { type Chain, hasBegun, isDatedLater, isPlan, type Light, type Wire } from './lights.ts';
import { monthsOf } from './months.ts';

const dateOf = (node: LineageNode): DateValue | undefined => {
  const { since, stand, claim, ab, statusSince } = node;
  if (isPlan({ node })) return (ab ?? statusSince ?? since) as DateValue | undefined;
  if (!hasBegun({ node })) return (statusSince ?? since) as DateValue | undefined;
  // What a publication says without saying since when was so by then.
  return (since ?? (claim ? stand : undefined)) as DateValue | undefined;
};

const newestVersions = (nodes: readonly LineageNode[]): Map<string, LineageNode> => {
  const newest = new Map<string, LineageNode>();
  for (const node of nodes) {
    const known = newest.get(node.solutionId);
    if (known === undefined) newest.set(node.solutionId, node);
    else if (node.version > known.version)
      newest.set(node.solutionId, {
        ...node,
        since: known.since,
        mitErgebnis: node.mitErgebnis || known.mitErgebnis,
      });
  }
  return newest;
};

const kindOf = ({ kind, eigenes }: LineageEdge, from: LineageNode | undefined): Wire['kind'] | undefined => {
  if (kind === 'fassung') return undefined;
  if (eigenes) return 'eigenes';
  return from?.aussen ? 'aussen' : kind;
};

const wiresOf = ({ edges }: Lineage, nodes: ReadonlyMap<string, LineageNode>): Wire[] =>
  edges.flatMap((edge) => {
    const { from, to, relation, changes = [] } = edge;
    const kind = kindOf(edge, nodes.get(from.solutionId));
    return kind === undefined ? [] : [{ from: from.solutionId, to: to.solutionId, kind, relation, changes }];
  });

const nameOf = (node: LineageNode): string => {
  if (node.aussen) return node.aussen.name;
  const named = organisation(node);
  return named === undefined ? 'nicht öffentlich' : shortName(named.name);
};

/** What is never the main Vorlage where there is another one. */
const BESIDE: ReadonlySet<Wire['kind']> = new Set(['enthaelt', 'eigenes', 'aussen']);

/** The chain of lights that an answer of the lineage describes: versions of one Umsetzung are one light. In steps, for those of thousands. */
export function* chaining(lineage: Lineage): Generator<void, Chain> {
  const nodes = newestVersions(lineage.nodes);
  yield;
  const wires = wiresOf(lineage, nodes).filter(
    ({ from, to }) => nodes.has(from) && nodes.has(to) && from !== to,
  );
  yield;
  const dates = new Map([...nodes].map(([id, node]) => [id, dateOf(node)]));
  const months = monthsOf(dates, wires);
  yield;
  const month = (id: string) => months.get(id) ?? 0;
  const incoming = Map.groupBy(wires, ({ to }) => to);
  const lights = [...nodes].map(([id, node]): Light => {
    const main = [...(incoming.get(id) ?? [])].sort(
      (a, b) =>
        Number(BESIDE.has(a.kind)) - Number(BESIDE.has(b.kind)) ||
        Number(nodes.get(a.from)?.boundary ?? false) - Number(nodes.get(b.from)?.boundary ?? false) ||
        month(b.from) - month(a.from),
    );
    const kind = isDatedLater({ node }) ? 'unbestaetigt' : lightOf(node);
    return {
      id,
      node,
      name: nameOf(node),
      kind,
      date: dates.get(id),
      month: month(id),
      beside: false,
      sources: main,
    };
  });
  yield;
  const ordered = inOrder(lights);
  return { lights: ordered, byId: new Map(ordered.map((light) => [light.id, light])) };
}

/** The same at once. */
export const chainOf = (lineage: Lineage): Chain => {
  const steps = chaining(lineage);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
