import type { Lineage, LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import { type LightKind, lightOf } from '../parts/light.ts';
import { organisation } from '../parts/links.ts';
import { type DateValue, monthsOnAxis } from '../words/dates.ts';
import { shortName } from '../words/organisation.ts';

/** One Umsetzung, whatever its versions: a light of the chain. */
export interface Light {
  readonly id: string;
  readonly node: LineageNode;
  readonly name: string;
  readonly kind: LightKind;
  /** Where it stands on the axis of months; estimated where nobody may know. */
  readonly month: number;
  /** What leads to it, the main Vorlage first. */
  readonly sources: readonly Wire[];
}

/** What leads from one light to another. */
export interface Wire {
  readonly from: string;
  readonly to: string;
  readonly kind: Exclude<LineageEdge['kind'], 'fassung'>;
  readonly relation?: LineageEdge['relation'];
  readonly changes: NonNullable<LineageEdge['changes']>;
}

/** The lights in order of time, each after everything that it came from. */
export interface Chain {
  readonly lights: readonly Light[];
  readonly byId: ReadonlyMap<string, Light>;
}

/** True where something was shared or taken over, whatever became of it; what is only planned, or was declined, has no Umsetzung. */
export const hasBegun = ({ node }: Light): boolean => node.adoptionId !== node.solutionId;

/** True where something was taken over, or built jointly: what only contains it, or is only said of it, has a chain of its own. */
export const isDescent = ({ kind }: Wire): boolean => kind === 'uebernahme' || kind === 'gemeinsam';

/** How long before what stands on it a nameless light is drawn, in months. */
const BEFORE = 5;

const newestVersions = (nodes: readonly LineageNode[]): Map<string, LineageNode> => {
  const newest = new Map<string, LineageNode>();
  for (const node of nodes) {
    const known = newest.get(node.solutionId);
    if (known === undefined || node.version > known.version)
      newest.set(node.solutionId, {
        ...node,
        since: known?.since ?? node.since,
        mitErgebnis: node.mitErgebnis || known?.mitErgebnis === true,
      });
  }
  return newest;
};

const wiresOf = ({ edges }: Lineage): Wire[] =>
  edges.flatMap(({ kind, from, to, relation, changes = [] }) =>
    kind === 'fassung' ? [] : [{ from: from.solutionId, to: to.solutionId, kind, relation, changes }],
  );

const nameOf = (node: LineageNode): string => {
  const named = organisation(node);
  return named === undefined ? 'nicht öffentlich' : shortName(named.name);
};

/** Months of all lights; what has no date of its own stands before the first that came from it. */
const monthsOf = (nodes: ReadonlyMap<string, LineageNode>, wires: readonly Wire[]): Map<string, number> => {
  const months = new Map<string, number>();
  for (const [id, { since, stand, claim }] of nodes) {
    // What a publication says without saying since when was so by then.
    const on = since ?? (claim ? stand : undefined);
    if (on !== undefined) months.set(id, monthsOnAxis(on as DateValue));
  }
  const latest = [...months.values()].reduce((a, b) => Math.max(a, b), 0);
  const outgoing = Map.groupBy(wires, ({ from }) => from);
  for (const id of nodes.keys()) {
    if (months.has(id)) continue;
    const below = (outgoing.get(id) ?? []).flatMap(({ to }) => months.get(to) ?? []);
    months.set(id, (below.length > 0 ? Math.min(...below) : latest) - BEFORE);
  }
  return months;
};

/** Sorted by time, but never before a source: most uses are declared years late. */
const inOrder = (lights: readonly Light[]): Light[] => {
  const byId = new Map(lights.map((light) => [light.id, light]));
  const begun = new Set<string>();
  const ordered = new Set<Light>();
  for (const light of [...lights].sort((a, b) => a.month - b.month || (a.id < b.id ? -1 : 1))) {
    // Its sources first, however deep: a stack of our own, since chains may be longer than the call stack.
    const stack = [light];
    for (let next = stack.at(-1); next !== undefined; next = stack.at(-1)) {
      const missing = begun.has(next.id)
        ? []
        : next.sources.flatMap(({ from }) => byId.get(from) ?? []).filter(({ id }) => !begun.has(id));
      begun.add(next.id);
      if (missing.length > 0) stack.push(...missing);
      else ordered.add(stack.pop() as Light);
    }
  }
  return [...ordered];
};

/** The chain of lights that an answer of the lineage describes: versions of one Umsetzung are one light. */
export const chainOf = (lineage: Lineage): Chain => {
  const nodes = newestVersions(lineage.nodes);
  const wires = wiresOf(lineage).filter(({ from, to }) => nodes.has(from) && nodes.has(to) && from !== to);
  const months = monthsOf(nodes, wires);
  const month = (id: string) => months.get(id) ?? 0;
  const incoming = Map.groupBy(wires, ({ to }) => to);
  const lights = [...nodes].map(([id, node]): Light => {
    const main = [...(incoming.get(id) ?? [])].sort(
      (a, b) =>
        Number(a.kind === 'enthaelt') - Number(b.kind === 'enthaelt') || month(b.from) - month(a.from),
    );
    return { id, node, name: nameOf(node), kind: lightOf(node), month: month(id), sources: main };
  });
  const ordered = inOrder(lights);
  return { lights: ordered, byId: new Map(ordered.map((light) => [light.id, light])) };
};
