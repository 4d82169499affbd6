import { z } from 'zod';
import { Betreiber } from '../adoption/particulars.ts';
import { channel, query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { Relation } from '../fields/kinds/adoption.ts';
import { Groesse, KommuneKind } from '../fields/kinds/kommune.ts';
import { ReferenceFact } from '../fields/kinds/reference.ts';
import { Art, InnovationStatus, solution as kind } from '../fields/kinds/solution.ts';
import { date, Land } from '../fields.ts';
import { Descent, portions } from './adoptions.ts';
import {
  AdoptionItem,
  AdoptionStatus,
  atLeast,
  Beleg,
  Dispute,
  Facets,
  KommuneRef,
  Kontakt,
  listOf,
  Outcome,
  PublicActor,
  paging,
  timeTravel,
  UrsprungAussen,
  Usage,
  VerbundRef,
} from './parts.ts';

/** "Bewährt – festgestellt durch … am …". */
const Recognition = z.object({ verbund: VerbundRef, on: z.string(), reason: z.string() });

/** What an editor read of a Kommune or another party (DOMAIN, Reference): the claim of one fact, never counted. */
export const ReferenceItem = z.object({
  referenceId: z.string(),
  /** The solution that it is on, where that stands here; its title and summary then. */
  solutionId: z.string().optional(),
  title: z.string(),
  summary: z.string(),
  gestaltungsfelder: z.array(z.string()),
  fact: ReferenceFact,
  status: AdoptionStatus.optional(),
  since: date().optional(),
  anzahl: z.int().optional(),
  statement: z.string(),
  /** As of when the source says so; absent: not known. */
  asOf: date().optional(),
  source: z.object({ title: z.string(), url: z.string().optional() }),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  /** From whom, by the source. */
  adoptedFrom: z
    .object({
      solutionId: z.string(),
      title: z.string(),
      kommune: KommuneRef.optional(),
      verbund: VerbundRef.optional(),
    })
    .optional(),
  recordedBy: VerbundRef,
  /** Entries that say otherwise, by the word of a person: References, solutions or adoptions. */
  strittigMit: z.array(z.string()),
  /** Who says so of each of them, and why. */
  strittig: z.array(Dispute),
  /** References that state the same. */
  einigMit: z.array(z.string()),
});

/** A solution that was shared, or a Reference; variants stand under their origin. */
export const SolutionItem = z.object({
  solutionId: z.string(),
  entry: z.enum(['loesung', 'verweis']),
  title: z.string(),
  summary: z.string(),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  land: z.string().optional(),
  gestaltungsfelder: z.array(z.string()),
  art: Art.optional(),
  innovationStatus: InnovationStatus.optional(),
  version: z.int(),
  sharedAt: z.string(),
  sichtbarkeit: z.string(),
  withdrawn: z.boolean(),
  bewaehrt: z.boolean(),
  mitErgebnis: z.boolean(),
  usage: Usage,
  reference: ReferenceItem.optional(),
});
export type SolutionItem = z.output<typeof SolutionItem>;

/** An item of the list; where words were given with why it was found, as German half-sentences. */
const FoundItem = SolutionItem.extend({ why: z.array(z.string()).optional() });
export type FoundItem = z.output<typeof FoundItem>;

const many = <Value extends z.ZodType>(value: Value) =>
  z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(value).max(50),
    )
    .optional();
const flag = z.enum(['true', 'false'], { error: 'Bitte true oder false angeben.' });

/** The facets by which the catalogue is narrowed; each may be given several times. */
export const facetParams = {
  land: many(Land),
  kind: many(KommuneKind),
  art: many(Art),
  gestaltungsfeld: many(z.string().max(80)),
  innovationStatus: many(InnovationStatus),
  verbund: many(z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase()),
  status: many(AdoptionStatus),
  bewaehrt: many(flag),
  mitErgebnis: many(flag),
  /** Of those who use it: in which Land they are, how many live there, how they took it over, who runs it, whether for others, too. */
  genutztIn: many(Land),
  groesse: many(Groesse),
  relation: many(Relation),
  betreiber: many(Betreiber),
  auchFuerAndere: many(flag),
};

export const listSolutions = query({
  name: 'list-solutions',
  title: 'Lösungen finden',
  path: '/solutions',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({
    q: z.string().max(500).optional(),
    /** Lists what fits only remotely, too. */
    weit: z.literal('ja', { error: 'Bitte ja angeben oder weglassen.' }).optional(),
    ...facetParams,
    sort: z.enum(['relevanz', 'neu', 'titel']).optional(),
    ...paging,
    ...timeTravel,
    ...atLeast,
  }),
  answer: listOf(FoundItem).extend({
    facets: Facets,
    /** Where words were given: how many more fit, but only remotely. */
    further: z.int().optional(),
    /** The words with a typing error mended. */
    didYouMean: z.string().optional(),
  }),
});

const Version = z.object({ version: z.int(), recordedAt: z.string(), note: z.string().optional() });

/** One solution or variant with all that its page tells. */
export const SolutionDetail = SolutionItem.extend({
  wertversprechen: z.string().optional(),
  zielgruppe: z.string().optional(),
  nutzennachweis: z.string().optional(),
  betrieb: z.string().optional(),
  fachverfahren: z.string().optional(),
  beschafftDurch: z.string().optional(),
  voraussetzungen: z.string().optional(),
  kosten: z.object({ von: z.number(), bis: z.number(), einheit: z.string() }).optional(),
  leika: z.string().optional(),
  lizenz: z.string().optional(),
  links: z.array(z.string()).optional(),
  /** Invited to say that they built it jointly; none of them has confirmed it (rule 25). */
  eingeladen: z.array(KommuneRef).optional(),
  ursprungAussen: UrsprungAussen.optional(),
  module: z.array(z.string()).optional(),
  enthaelt: z.array(z.object({ solutionId: z.string(), title: z.string() })).optional(),
  /** What holds it, or something that descends from it, as a building block, also through others: what `usage.mittelbar` counts by. */
  bausteinVon: z
    .array(
      z.object({
        solutionId: z.string(),
        title: z.string(),
        kommune: KommuneRef.optional(),
        verbund: VerbundRef.optional(),
      }),
    )
    .optional(),
  /** Since when it has been in use where it comes from. */
  seit: date().optional(),
  /** As of when what is said of it holds, and on what it rests. */
  stand: date().optional(),
  belege: z.array(Beleg).optional(),
  versions: z.array(Version),
  withdrawnReason: z.string().optional(),
  recognitions: z.array(Recognition),
  /** Set where this is a variant: the adoption that made it. */
  adoption: AdoptionItem.optional(),
  /** Where this is a variant: the shared solutions that it goes back to. */
  origins: z.array(
    z.object({
      solutionId: z.string(),
      title: z.string(),
      kommune: KommuneRef.optional(),
      verbund: VerbundRef.optional(),
    }),
  ),
  /** What descends from it, visible to the viewer, the nearest first: a portion of it, and as many outcomes of it. */
  adoptions: z.array(AdoptionItem),
  outcomes: z.array(Outcome),
  /** The `cursor` for more of both; absent: there is no more. */
  next: z.string().optional(),
  /** All that descends from it in few words; absent of a Reference, from which nothing does. */
  descent: Descent.optional(),
  /** What the viewer's organisation has itself taken from it, or plans to. */
  eigene: AdoptionItem.optional(),
  references: z.array(ReferenceItem),
  /** Where this is a solution or an adoption: References that contradict it, by the word of a person. */
  strittigMit: z.array(z.string()).optional(),
  strittig: z.array(Dispute).optional(),
  sharedBy: PublicActor,
  /** Whom to ask: of this solution (`loesung`) where its owner says so, else of its owner. Absent: nobody is named. */
  kontakt: Kontakt.extend({ fuer: z.enum(['loesung', 'kommune', 'verbund']) }).optional(),
  revision: z.int().optional(),
  position: Position,
});
export type SolutionDetail = z.output<typeof SolutionDetail>;

export const solutionChannel = channel(kind, 'Eine Lösung und alles, was von ihr abstammt');

export const getSolution = query({
  name: 'get-solution',
  title: 'Eine Lösung',
  path: '/solutions/{solutionId}',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...portions, ...timeTravel, ...atLeast }),
  answer: SolutionDetail,
});
