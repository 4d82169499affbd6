import { z } from 'zod';
import { channel, query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { KommuneKind, kommune as kind } from '../fields/kinds/kommune.ts';
import { date, Land } from '../fields.ts';
import { ReferenceItem, SolutionItem } from './catalogue.ts';
import { AdoptionItem, atLeast, Kontakt, listOf, Mandat, paging, timeTravel, VerbundRef } from './parts.ts';

export const KommuneItem = z.object({
  kommuneId: z.string(),
  name: z.string(),
  kind: KommuneKind,
  /** One of the two: where it lies. */
  land: Land.optional(),
  /** Outside Germany: ISO 3166-1 alpha-2. */
  staat: z.string().optional(),
  region: z.string().optional(),
  ags: z.string().optional(),
  ars: z.string().optional(),
  population: z.number().optional(),
  areaKm2: z.number().optional(),
  location: z.object({ lat: z.number(), lon: z.number() }).optional(),
  verwaltetDurch: z.string().optional(),
  /** Another active Kommune carries the same AGS or ARS: a race that slipped through (rule 23). */
  agsDoppelt: z.boolean(),
  /** It runs itself through those that run it (`verwaltetDurch`): a race that slipped through. */
  verwaltungWechselseitig: z.boolean(),
  teilt: z.int(),
  nutzt: z.int(),
});
export type KommuneItem = z.output<typeof KommuneItem>;

export const listKommunen = query({
  name: 'list-kommunen',
  title: 'Kommunen',
  path: '/kommunen',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({
    q: z.string().max(200).optional(),
    land: Land.optional(),
    kind: KommuneKind.optional(),
    ...paging,
    ...atLeast,
  }),
  answer: listOf(KommuneItem),
});

/** The Lotsenteam as the public may know it: where, never who or how many (rules 17 and 18). */
const Lotsenteam = z.object({
  ansprechpersonVorhanden: z.boolean(),
  bereiche: z.array(z.string()),
  /** For the own Kommune only: assignments, so that they can be changed. */
  eintraege: z.array(z.object({ lotseId: z.string(), bereich: z.string(), status: z.string() })).optional(),
});

/** A change that has been announced, and takes effect on its day. */
const Announced = KommuneItem.omit({
  kommuneId: true,
  agsDoppelt: true,
  verwaltungWechselseitig: true,
  teilt: true,
  nutzt: true,
})
  .partial()
  .extend({ validFrom: date() });

const NamedVerbund = VerbundRef.extend({ since: z.string() });

export const KommuneDetail = KommuneItem.extend({
  /** Those of which both sides say that it is a member (rule 24). */
  verbuende: z.array(NamedVerbund),
  /** Those that it has joined by its own word, and whose answer it waits for. */
  angefragt: z.array(NamedVerbund),
  /** Those that name it, which it has not confirmed. */
  angegeben: z.array(NamedVerbund),
  /** Those that it is interested in, and whose answer it waits for. */
  interessen: z.array(VerbundRef),
  /** Those in which its interest, of that day, was closed without an answer. */
  nichtBeantwortet: z.array(NamedVerbund),
  loesungen: z.array(SolutionItem),
  uebernahmen: z.array(AdoptionItem),
  verweise: z.array(ReferenceItem),
  lotsenteam: Lotsenteam,
  /** Who may enter for it. */
  auftraege: z.array(Mandat),
  /** Names that it had before, the last one first, each with the date from which it had another one. */
  fruehereNamen: z.array(z.object({ name: z.string(), bis: date() })),
  /** What it has announced for days to come, the next one first. */
  angekuendigt: z.array(Announced),
  /** Whom to ask; absent where the Kommune has named nobody. */
  kontakt: Kontakt.optional(),
  revision: z.int().optional(),
  position: Position,
});
export type KommuneDetail = z.output<typeof KommuneDetail>;

export const kommuneChannel = channel(kind, 'Eine Kommune');

export const getKommune = query({
  name: 'get-kommune',
  title: 'Eine Kommune',
  path: '/kommunen/{kommuneId}',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...timeTravel, ...atLeast }),
  answer: KommuneDetail,
});
