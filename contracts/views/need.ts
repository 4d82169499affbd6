import { z } from 'zod';
import { channel, query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { need as kind, NeedAnswerArt, NeedErgebnis, NeedStatus } from '../fields/kinds/need.ts';
import { date, Land } from '../fields.ts';
import { atLeast, KommuneRef, listOf, PublicActor, paging, VerbundRef } from './parts.ts';

/** Whose something is. */
const Owner = z.union([KommuneRef, VerbundRef]);

export const NeedItem = z.object({
  needId: z.string(),
  satz: z.string(),
  gestaltungsfeld: z.string().optional(),
  /** Until when it is needed; may lie ahead. */
  bis: date().optional(),
  owner: Owner,
  land: z.string().optional(),
  statedAt: z.string(),
  status: NeedStatus,
  sichtbarkeit: z.string(),
  /** How many answers it has. */
  answers: z.int(),
});
export type NeedItem = z.output<typeof NeedItem>;

export const listNeeds = query({
  name: 'list-needs',
  title: 'Gesuche',
  path: '/needs',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({
    q: z.string().max(500).optional(),
    gestaltungsfeld: z.string().max(80).optional(),
    land: Land.optional(),
    /** Of this Verbund and its members. */
    verbund: z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase().optional(),
    /** Of this Kommune alone. */
    kommune: z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase().optional(),
    status: NeedStatus.optional(),
    ...paging,
    ...atLeast,
  }),
  answer: listOf(NeedItem),
});

const NeedAnswer = z.object({
  answerId: z.string(),
  art: NeedAnswerArt,
  owner: Owner,
  /** The solution or Reference that is offered; absent where there is none, and for whoever may not see it. */
  solutionId: z.string().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  answeredAt: z.string(),
});
export type NeedAnswer = z.output<typeof NeedAnswer>;

/** What may already be the solution, found by the words of the need. */
const Candidate = z.object({
  solutionId: z.string().optional(),
  referenceId: z.string().optional(),
  title: z.string(),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  /** What it was found by, as a German half-sentence. */
  why: z.string(),
});
export type Candidate = z.output<typeof Candidate>;

export const NeedDetail = NeedItem.omit({ answers: true }).extend({
  answers: z.array(NeedAnswer),
  candidates: z.array(Candidate).max(5),
  closed: z
    .object({
      ergebnis: NeedErgebnis,
      on: z.string(),
      /** The answer or the solution that helped; absent where there is none, and for whoever may not see it. */
      durch: z.string().optional(),
      /** The title of that solution. */
      title: z.string().optional(),
    })
    .optional(),
  statedBy: PublicActor,
  revision: z.int().optional(),
  position: Position,
});
export type NeedDetail = z.output<typeof NeedDetail>;

export const needChannel = channel(kind, 'Ein Gesuch und seine Antworten');

export const getNeed = query({
  name: 'get-need',
  title: 'Ein Gesuch',
  path: '/needs/{needId}',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...atLeast }),
  answer: NeedDetail,
});
