import { z } from 'zod';
import { query } from '../definitions.ts';
import { NeedAnswerArt } from '../fields/kinds/need.ts';
import { date } from '../fields.ts';
import { NeedItem } from './need.ts';
import { AdoptionStatus, atLeast, KommuneRef, listOf, paging, timeTravel, VerbundRef } from './parts.ts';

/** So many who can answer are named at most for one need. */
export const MOST_HELPERS = 5;

/** Why somebody can answer: they have offered to, it is their own, they use it, or publications alone say that they do. */
export const HelpsBy = z.enum(['angebot', 'ursprung', 'nutzung', 'laut-quelle']);
export type HelpsBy = z.output<typeof HelpsBy>;

const Helper = z.object({
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  /** It belongs to the Verbund, or is that itself. */
  mitglied: z.boolean(),
  weil: HelpsBy,
  /** Of an offer: what is offered, and under which answer. */
  art: NeedAnswerArt.optional(),
  answerId: z.string().optional(),
  /** What fits; of an offer only where a solution is offered that the viewer may see. */
  solutionId: z.string().optional(),
  referenceId: z.string().optional(),
  title: z.string().optional(),
  /** Of a use: how far, and since when. */
  adoptionId: z.string().optional(),
  status: AdoptionStatus.optional(),
  since: date().optional(),
});
export type Helper = z.output<typeof Helper>;

export const PairItem = NeedItem.extend({
  /** Who can answer: first who has offered to, then members, then others; each of these by how well it fits and how near they are. */
  koennenHelfen: z.array(Helper).max(MOST_HELPERS),
});
export type PairItem = z.output<typeof PairItem>;

/** What a Verbund and its members look for and have not found, the newest first, and who can answer. No product is ranked (rule 13). */
export const listPairs = query({
  name: 'list-pairs',
  title: 'Wer fragt, und wer antworten kann',
  path: '/verbuende/{verbundId}/pairs',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...paging, stand: timeTravel.stand, ...atLeast }),
  answer: listOf(PairItem),
});
