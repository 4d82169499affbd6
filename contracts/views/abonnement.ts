import { z } from 'zod';
import { query } from '../definitions.ts';
import { GefolgteListe, PostfachStatus } from '../fields/kinds/abonnement.ts';
import { atLeast, listOf } from './parts.ts';

/** What an organisation has ordered for one of its mailboxes. For itself only: to others there is none. */
export const AbonnementItem = z.object({
  abonnementId: z.string(),
  postfachId: z.string(),
  postfach: z.string(),
  status: PostfachStatus,
  /** What is followed: one thing with its title, or a list with what narrows it. */
  solutionId: z.string().optional(),
  kommuneId: z.string().optional(),
  verbundId: z.string().optional(),
  needId: z.string().optional(),
  title: z.string().optional(),
  liste: GefolgteListe.optional(),
  q: z.string().optional(),
  land: z.string().optional(),
  gestaltungsfeld: z.string().optional(),
  /** When it was ordered. */
  seit: z.string(),
  /** When the last message was handed over; absent: there was none yet. */
  zuletzt: z.string().optional(),
  /** How often in a row the address was not taken. */
  nichtAngenommen: z.int(),
});
export type AbonnementItem = z.output<typeof AbonnementItem>;

const common = {
  title: 'Nachrichten an die eigenen Postfächer',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...atLeast }),
  answer: listOf(AbonnementItem).omit({ next: true }),
} as const;

export const kommuneAbonnements = query({
  ...common,
  name: 'kommune-abonnements',
  path: '/kommunen/{kommuneId}/abonnements',
});

export const verbundAbonnements = query({
  ...common,
  name: 'verbund-abonnements',
  path: '/verbuende/{verbundId}/abonnements',
});
