import { z } from 'zod';
import { channel, query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { Beitritt, verbund as kind, VerbundKind } from '../fields/kinds/verbund.ts';
import { ReferenceItem, SolutionItem } from './catalogue.ts';
import { AdoptionItem, atLeast, KommuneRef, Kontakt, listOf, Mandat, paging } from './parts.ts';

export const VerbundItem = z.object({
  verbundId: z.string(),
  name: z.string(),
  kind: VerbundKind,
  land: z.string().optional(),
  /** How a Kommune gets in where it joins by its own word; absent: each is answered. */
  beitritt: Beitritt.optional(),
  /** Those whom both sides name as members (rule 24). */
  mitglieder: z.int(),
  /** How many solutions it shares, and how many of others it uses, itself. */
  teilt: z.int(),
  nutzt: z.int(),
});
export type VerbundItem = z.output<typeof VerbundItem>;

export const listVerbuende = query({
  name: 'list-verbuende',
  title: 'Zusammenschlüsse',
  path: '/verbuende',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ q: z.string().max(200).optional(), ...paging, ...atLeast }),
  answer: listOf(VerbundItem),
});

const Named = KommuneRef.extend({ since: z.string() });

export const VerbundDetail = VerbundItem.extend({
  members: z.array(Named),
  /** Kommunen that have joined by their own word and wait for the answer. */
  angefragt: z.array(Named),
  /** Kommunen that the Verbund names and that have not confirmed it. */
  angegeben: z.array(Named),
  /** Kommunen that are interested and wait for an answer. */
  interessierte: z.array(KommuneRef),
  /** Kommunen whose interest, of that day, was closed without an answer. */
  nichtBeantwortet: z.array(Named),
  /** What it and its members share. */
  loesungen: z.array(SolutionItem),
  /** What it takes over from others itself, or did not pursue. */
  uebernahmen: z.array(AdoptionItem),
  /** What it has recorded of others. */
  verweise: z.array(ReferenceItem),
  /** For whom it may enter. */
  auftraege: z.array(Mandat),
  /** How many of those it has taken back. */
  zurueckgenommen: z.int(),
  /** What publications say of itself. */
  verweiseUeber: z.array(ReferenceItem),
  /** Whom to ask; absent where the Verbund has named nobody. */
  kontakt: Kontakt.optional(),
  revision: z.int().optional(),
  position: Position,
});
export type VerbundDetail = z.output<typeof VerbundDetail>;

export const verbundChannel = channel(kind, 'Ein Zusammenschluss und seine Mitglieder');

export const getVerbund = query({
  name: 'get-verbund',
  title: 'Ein Zusammenschluss',
  path: '/verbuende/{verbundId}',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...atLeast }),
  answer: VerbundDetail,
});
