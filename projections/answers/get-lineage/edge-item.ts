import { isPlanned } from '../../../contracts/fields/kinds/adoption.ts';
import { certainFrom } from '../../../contracts/fields.ts';
import type { LineageEdge } from '../../../contracts/views/lineage.ts';
import type { TextRef } from '../../model/texts.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import { statusAt } from '../../reading/usage/status.ts';
import { isSeen } from './connected.ts';
import { type GraphEdge, type GraphNode, wentIn } from './graph.ts';
import type { SeenNodes } from './seen-nodes.ts';
import { sinceOf } from './shown.ts';

const refOf = (node: GraphNode, seen: SeenNodes, numbers: ReadonlyMap<string, number>) => {
  const { solutionId } = node;
  const how = seen.how(node);
  if (how === 'full') return { solutionId, version: seen.versionOf(node) };
  return how === 'nameless' ? { solutionId: `verborgen-${numbers.get(solutionId)}`, version: 1 } : undefined;
};

/** An edge as it stands in the answer; undefined where one of its ends does not. `numbers` are those of nameless nodes. */
export const edgeItem = (
  edge: GraphEdge,
  seen: SeenNodes,
  numbers: ReadonlyMap<string, number>,
  { sight, day, text }: Viewpoint & { readonly text: (ref: TextRef) => string },
): LineageEdge | undefined => {
  const { kind, from: source, to: target, adoption } = edge;
  if (!isSeen(seen, edge)) return undefined;
  const from = refOf(source, seen, numbers);
  const to = refOf(target, seen, numbers);
  if (from === undefined || to === undefined) return undefined;
  // Versions of one hidden solution, or of before it was opened, are one node: between them there is nothing to show.
  if (from.solutionId === to.solutionId && from.version === to.version) return undefined;
  // What a version holds as a building block it did not hold before that version.
  if (kind === 'enthaelt' && certainFrom(sinceOf(target, to.version, sight)) > day) return undefined;
  const row = seen.how(target) === 'full' ? adoption : undefined;
  const status = row && statusAt(row, day)?.status;
  const begun = status === undefined || isPlanned(status) ? undefined : row?.begun;
  const first = begun && row?.versions[0];
  return {
    kind,
    from,
    to,
    adoptionId: row?.adoptionId,
    eigenes: adoption !== undefined && wentIn(target, source) ? true : undefined,
    relation: begun?.relation,
    status,
    adoptedOn: begun?.adoptedOn,
    changes:
      first && isWrittenFor(sight, first)
        ? first.changes.map(({ what, why }) => ({ what: text(what), why: why && text(why) }))
        : undefined,
    reason: status === 'nicht-weiterverfolgt' ? row?.abandoned?.reason : undefined,
  } as LineageEdge;
};
