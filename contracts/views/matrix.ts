import { z } from 'zod';
import { query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { ReferenceFact } from '../fields/kinds/reference.ts';
import { date } from '../fields.ts';
import { AdoptionStatus, atLeast, KommuneRef, timeTravel, VerbundRef } from './parts.ts';

/** What a member has to do with a solution, beside the statuses of an adoption: it is its own, or only publications say so. */
export const MatrixState = z.enum(['ursprung', ...AdoptionStatus.options, 'laut-quelle']);
export type MatrixState = z.output<typeof MatrixState>;

const MatrixMember = KommuneRef.extend({
  since: z.string(),
  land: z.string().optional(),
  ags: z.string().optional(),
});

const MatrixSolution = z.object({
  /** What the cells name it by; of what no solution here stands for, the first Reference. */
  solutionId: z.string(),
  entry: z.enum(['loesung', 'verweis', 'umsetzung']),
  title: z.string(),
  /** Whose it is; absent where several References describe it, or where that is not for the viewer. */
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  withdrawn: z.boolean(),
  /** How many members have it or are to have it: the cells that stand for neither an end nor an idea. */
  mitglieder: z.int(),
});
export type MatrixSolution = z.output<typeof MatrixSolution>;

export const MatrixCell = z.object({
  kommuneId: z.string(),
  solutionId: z.string(),
  state: MatrixState,
  /** Since when it is so; absent: not known. */
  since: date().optional(),
  /** As of when its newest word was said; absent: not known. */
  stand: date().optional(),
  /** In use, but not confirmed within twelve months (rules 10 and 14). */
  unconfirmed: z.literal(true).optional(),
  /** It, or something that it goes back to, was taken as an idea only: counted nowhere. */
  angeregt: z.literal(true).optional(),
  /** Built jointly with the owner. */
  gemeinsam: z.literal(true).optional(),
  /** Entered by a Verbund, on a mandate of the Kommune. */
  imAuftrag: z.literal(true).optional(),
  adoptionId: z.string().optional(),
  /** The variant that the adoption made; absent while it is only planned, or was not pursued. */
  variantId: z.string().optional(),
  /** Of `laut-quelle`: the Reference, what it states, and how far by its word. */
  referenceId: z.string().optional(),
  fact: ReferenceFact.optional(),
  status: AdoptionStatus.optional(),
  /** Of `laut-quelle`: its source; of what was entered on a mandate: the first source that it names. */
  source: z.string().optional(),
});
export type MatrixCell = z.output<typeof MatrixCell>;

export const Matrix = z.object({
  verbundId: z.string(),
  name: z.string(),
  kind: z.string(),
  /** By name. */
  members: z.array(MatrixMember),
  /** By title. */
  solutions: z.array(MatrixSolution),
  /** One for each member and solution that have to do with each other, as far as the viewer may see it. */
  cells: z.array(MatrixCell),
  position: Position,
});
export type Matrix = z.output<typeof Matrix>;

export const getMatrix = query({
  name: 'get-matrix',
  title: 'Mitglieder und Lösungen eines Zusammenschlusses',
  path: '/verbuende/{verbundId}/matrix',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...timeTravel, ...atLeast }),
  answer: Matrix,
});
