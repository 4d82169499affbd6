import { z } from 'zod';
import { query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { Relation } from '../fields/kinds/adoption.ts';
import { date } from '../fields.ts';
import { AdoptionStatus, atLeast, Change, KommuneRef, timeTravel, VerbundRef } from './parts.ts';

/**
 * A Variante: (Kommune, solution, version). `nameless` stands for one that the viewer may not see but
 * on which a visible adoption stands: its `solutionId` is a number within this answer, no id.
 */
export const LineageNode = z.object({
  solutionId: z.string(),
  version: z.int(),
  nameless: z.boolean(),
  kommuneId: z.string().nullable(),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  /** What whose node it is is; absent where that is not for the viewer. */
  party: z.enum(['kommune', 'verbund', 'aussen']).optional(),
  /** Where whose node it is lies, how many live there, and what it is a member of by then, the first membership first. */
  land: z.string().optional(),
  einwohner: z.int().optional(),
  verbuende: z.array(VerbundRef).optional(),
  /** Set where it is no party here, but where something came from: its id is a number within this answer. */
  aussen: z.object({ kind: z.string(), name: z.string() }).optional(),
  title: z.string().optional(),
  origin: z.boolean(),
  /** From when it held in the world: in use at its origin, adopted, or thought of; absent: not known, or not known on that day. */
  since: date().optional(),
  adoptionId: z.string().optional(),
  status: AdoptionStatus.optional(),
  statusSince: date().optional(),
  /** As of when that was said. */
  stand: date().optional(),
  /** In use, but its last word is older than twelve months, or nobody knows of when it is. */
  unconfirmed: z.boolean().optional(),
  unconfirmedMonths: z.int().optional(),
  /** When it is to begin, by its plan; may lie ahead. */
  ab: date().optional(),
  mitErgebnis: z.boolean(),
  bewaehrt: z.boolean(),
  withdrawn: z.boolean(),
  /** A Vorlage of something in this lineage that itself belongs to another chain. */
  boundary: z.literal(true).optional(),
  /** Only publications say so; `referenceId` and `source` say which. */
  claim: z.literal(true).optional(),
  referenceId: z.string().optional(),
  source: z.object({ title: z.string(), url: z.string().optional() }).optional(),
});
export type LineageNode = z.output<typeof LineageNode>;

const NodeRef = z.object({ solutionId: z.string(), version: z.int() });

export const LineageEdge = z.object({
  kind: z.enum(['uebernahme', 'gemeinsam', 'fassung', 'enthaelt', 'angabe']),
  from: NodeRef,
  to: NodeRef,
  adoptionId: z.string().optional(),
  /** It leads from a project of the adopter's own that went in. */
  eigenes: z.literal(true).optional(),
  relation: Relation.optional(),
  status: AdoptionStatus.optional(),
  adoptedOn: date().optional(),
  changes: z.array(Change).optional(),
  reason: z.string().optional(),
});
export type LineageEdge = z.output<typeof LineageEdge>;

export const Lineage = z.object({
  nodes: z.array(LineageNode),
  edges: z.array(LineageEdge),
  position: Position,
});
export type Lineage = z.output<typeof Lineage>;

export const getLineage = query({
  name: 'get-lineage',
  title: 'Verbreitung einer Lösung',
  path: '/solutions/{solutionId}/lineage',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...timeTravel, ...atLeast }),
  answer: Lineage,
});
