import { z } from 'zod';
import { query } from '../definitions.ts';
import { date } from '../fields.ts';
import { atLeast, KommuneRef, listOf, timeTravel, VerbundRef } from './parts.ts';

/** So many things are suggested at most: more would be a list to work through. */
export const MOST_SUGGESTIONS = 3;

/** One reason: a fact about a Kommune or another party, and of when it is; absent: nobody knows. */
const Reason = z.object({
  fact: z.string(),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  date: date().optional(),
});
export type Reason = z.output<typeof Reason>;

export const SuggestionItem = z.object({
  solutionId: z.string(),
  title: z.string(),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  why: z.array(Reason).min(1),
});
export type SuggestionItem = z.output<typeof SuggestionItem>;

/** A Kommune like the one that is asked about. */
const Neighbour = z.object({ kommune: KommuneRef, wie: z.string() });

/** What may fit a Kommune (rule 13): the same stated need first, then what Kommunen like it use. No product is ranked. */
export const getSuggestions = query({
  name: 'get-suggestions',
  title: 'Vorschläge für eine Kommune',
  path: '/kommunen/{kommuneId}/suggestions',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...timeTravel, ...atLeast }),
  answer: listOf(SuggestionItem)
    .omit({ next: true })
    .extend({
      /** Kommunen near it in size and place, the nearest first; not by what they do. */
      aehnliche: z.array(Neighbour).max(5),
      /** What would have to be known of it to suggest more, as German nouns. */
      fehlt: z.array(z.string()),
    }),
});
