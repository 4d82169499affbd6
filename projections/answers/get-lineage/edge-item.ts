import { isPlanned } from '../../../contracts/fields/kinds/adoption.ts';
import { certainFrom } from '../../../contracts/fields.ts';
import type { LineageEdge } from '../../../contracts/views/lineage.ts';
import type { TextRef } from '../../model/texts.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import { statusAt } from '../../reading/usage/status.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { isSeen } from './connected.ts';
import { type GraphEdge, type GraphNode, isTaken, wentIn } from './graph.ts';
import type { SeenNodes } from './seen-nodes.ts';
import { isOpen, sinceOf } from './shown.ts';

const refOf = (node: GraphNode, seen: SeenNodes, numbers: ReadonlyMap<string, number>) => {
  const { solutionId } = node;
  const how = seen.how(node);
  if (how === 'full') return { solutionId, version: seen.versionOf(node) };
  return how === 'nameless' ? { solutionId: `verborgen-${numbers.get(solutionId)}`, version: 1 } : undefined;
};

type Looking = Viewpoint & { readonly text: (ref: TextRef) => string };
type End = LineageEdge['from'];

const made = (
  edge: GraphEdge,
  row: AdoptionRow | undefined,
  { from, to }: { readonly from: End; readonly to: End },
  { sight, day, text }: Looking,
): LineageEdge => {
  const status = row && statusAt(row, day)?.status;
  const begun = status === undefined || isPlanned(status) ? undefined : row?.begun;
  const first = begun && row?.versions[0];
  return {
    kind: edge.kind,
    from,
    to,
    adoptionId: row?.adoptionId,
    eigenes: isTaken(edge) && wentIn(edge.to, edge.from) ? true : undefined,
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

/** The same for whoever sees both its ends in full, where nothing of the one that it leads to was written for some only. */
const openEdge = (edge: GraphEdge, seen: SeenNodes, looking: Looking): LineageEdge => {
  const { from, to } = edge;
  const ends = {
    from: { solutionId: from.solutionId, version: seen.versionOf(from) },
    to: { solutionId: to.solutionId, version: seen.versionOf(to) },
  };
  const item = made(edge, to.adoption, ends, looking);
  edge.kept = { day: looking.day, from: ends.from.version, to: ends.to.version, item };
  return item;
};

/** An edge as it stands in the answer; undefined where one of its ends does not. `numbers` are those of nameless nodes. */
export const edgeItem = (
  edge: GraphEdge,
  seen: SeenNodes,
  numbers: ReadonlyMap<string, number>,
  looking: Looking,
): LineageEdge | undefined => {
  const { kind, from: source, to: target, kept } = edge;
  const isFull = seen.isFull(source) && seen.isFull(target);
  if (isFull && kept?.day === looking.day)
    if (kept.from === seen.versionOf(source) && kept.to === seen.versionOf(target)) return kept.item;
  if (!isSeen(seen, edge)) return undefined;
  if (isFull && isTaken(edge) && isOpen(target)) return openEdge(edge, seen, looking);
  const from = refOf(source, seen, numbers);
  const to = refOf(target, seen, numbers);
  if (from === undefined || to === undefined) return undefined;
  // Versions of one hidden solution, or of before it was opened, are one node: between them there is nothing to show.
  if (from.solutionId === to.solutionId && from.version === to.version) return undefined;
  // What a version holds as a building block it did not hold before that version.
  if (kind === 'enthaelt' && certainFrom(sinceOf(target, to.version, looking.sight)) > looking.day)
    return undefined;
  const row = isTaken(edge) && seen.how(target) === 'full' ? target.adoption : undefined;
  return made(edge, row, { from, to }, looking);
};
