import type { LineageEdge, LineageNode } from '../../../contracts/views/lineage.ts';
import { present } from '../../model/present.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { SolutionRow } from '../../tables/catalogue/tables.ts';
import type { GraphNode } from './graph.ts';
import { namelessNode } from './node-item.ts';
import type { SeenNodes } from './seen-nodes.ts';

type Outside = NonNullable<SolutionRow['fields']['ursprungAussen']>;

/** Where a node came from outside, as far as the viewer may read what was written of it. */
const outsideOf = ({ shared, adoption }: GraphNode, sight: Sight): Outside | undefined => {
  if (shared !== undefined) return shared.fields.ursprungAussen;
  const [first] = adoption?.versions ?? [];
  return first && isWrittenFor(sight, first) ? adoption?.begun?.ursprungAussen : undefined;
};

/** A node that names an origin outside, and which. */
interface Naming {
  readonly node: GraphNode;
  readonly outside: Outside;
}

const keyOf = ({ outside: { kind, name } }: Naming): string => `${name.toLowerCase()} ${kind}`;

const outsideNode = ({ kind, name }: Outside, number: number): LineageNode => ({
  ...namelessNode(0),
  solutionId: `aussen-${number}`,
  nameless: false,
  party: 'aussen',
  aussen: { kind, name },
  title: name,
  origin: true,
});

const outsideEdge = (
  { node, outside }: Naming,
  from: LineageEdge['from'],
  seen: SeenNodes,
  text: (ref: TextRef) => string,
): LineageEdge => ({
  kind: 'uebernahme',
  from,
  to: { solutionId: node.solutionId, version: seen.versionOf(node) },
  ...present({ adoptionId: node.adoption?.adoptionId, relation: outside.relation }),
  changes: (outside.changes ?? []).map(({ what, why }) => ({
    what: text(what),
    ...present({ why: why && text(why) }),
  })),
});

/**
 * The origins outside that these nodes name, each once, and the edges from them to the first version of each that is seen. Their ids
 * are numbers within the answer.
 */
export const outsideBeside = (
  nodes: readonly GraphNode[],
  seen: SeenNodes,
  { sight, text }: { readonly sight: Sight; readonly text: (ref: TextRef) => string },
): { readonly nodes: readonly LineageNode[]; readonly edges: readonly LineageEdge[] } => {
  const first = new Map<string, Naming>();
  for (const node of nodes) {
    const outside = outsideOf(node, sight);
    const known = first.get(node.solutionId)?.node;
    if (outside !== undefined && (known === undefined || node.version < known.version))
      first.set(node.solutionId, { node, outside });
  }
  const byOrigin = [...Map.groupBy(first.values(), keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    nodes: byOrigin.map(([, [naming]], index) => outsideNode((naming as Naming).outside, index + 1)),
    edges: byOrigin.flatMap(([, namings], index) =>
      namings.map((naming) =>
        outsideEdge(naming, { solutionId: `aussen-${index + 1}`, version: 1 }, seen, text),
      ),
    ),
  };
};
