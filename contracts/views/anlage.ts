import { z } from 'zod';
import { query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { InnovationStatus } from '../fields/kinds/solution.ts';
import { date } from '../fields.ts';
import { ReferenceItem, SolutionDetail } from './catalogue.ts';
import { AdoptionItem, AdoptionStatus, atLeast, Beleg, Change, Outcome, timeTravel, Usage } from './parts.ts';

/** Whose word something is, where that one lies and how many live there, as of when it holds, and under which id it stands. */
const said = {
  kommune: AdoptionItem.shape.kommune,
  verbund: AdoptionItem.shape.verbund,
  /** How many live there, where that is known. */
  einwohner: z.number().optional(),
  land: z.string().optional(),
  /** As of when it holds; absent: not known. */
  stand: date().optional(),
  belege: z.array(Beleg).optional(),
  /** Under which id it can be read (`/v1/solutions/{id}`). */
  bei: z.string(),
};

/** Somebody's adoption, as far as it is under way. */
const Use = z.object({
  ...said,
  status: AdoptionStatus,
  since: date().optional(),
  /** As of when its newest word was said, where that is later than `stand`. */
  lastWord: date().optional(),
  unconfirmed: z.boolean().optional(),
  unconfirmedMonths: z.int().optional(),
  /** Built jointly with the owner: no figure of `usage` counts it. */
  gemeinsam: z.literal(true).optional(),
  mitErgebnis: z.boolean(),
});
export type Use = z.output<typeof Use>;

/** Somebody's adoption that is over. */
const Over = z.object({
  ...said,
  status: AdoptionStatus,
  since: date().optional(),
  reason: z.string().optional(),
  anlass: z.string().optional(),
  replacedBy: z.string().optional(),
  alternativen: z.array(z.string()).optional(),
});
export type Over = z.output<typeof Over>;

/** What is said of the same matter in the same unit, from the least to the most, with all who say so. */
const Spread = z.object({
  /** `gesamt`: what the owner says of the solution as a whole. */
  art: z.enum(['gesamt', 'einmalig', 'jaehrlich', 'aufwand']),
  einheit: z.string(),
  von: z.number(),
  bis: z.number(),
  angaben: z.array(z.object({ ...said, von: z.number(), bis: z.number() })),
});
export type Spread = z.output<typeof Spread>;

/** What an adopter changed. */
const Changed = z.object({ ...said, changes: z.array(Change) });
export type Changed = z.output<typeof Changed>;

const of = SolutionDetail.shape;

/** All that an "Anlage zur Vorlage" tells of a solution; a list without entries, and what is absent, means that nobody has said it. */
const content = z.object({
  solutionId: of.solutionId,
  entry: of.entry,
  title: of.title,
  summary: of.summary,
  kommune: of.kommune,
  verbund: of.verbund,
  land: of.land,
  einwohner: z.number().optional(),
  version: of.version,
  sharedAt: of.sharedAt,
  innovationStatus: InnovationStatus.optional(),
  art: of.art,
  gestaltungsfelder: of.gestaltungsfelder,
  withdrawn: of.withdrawn,
  withdrawnReason: of.withdrawnReason,
  recognitions: of.recognitions,
  seit: of.seit,
  stand: of.stand,
  belege: of.belege,
  /** Whether the public may read all of it; where not, the paper is for fewer, too. */
  oeffentlich: z.boolean(),
  origins: of.origins,
  adoption: of.adoption,
  wertversprechen: of.wertversprechen,
  zielgruppe: of.zielgruppe,
  nutzennachweis: of.nutzennachweis,
  usage: Usage,
  /** Who has it, or is about to; those who use it and have confirmed that first. */
  nutzungen: z.array(Use),
  spannen: z.array(Spread),
  ergebnisse: z.array(Outcome.extend({ einwohner: z.number().optional(), bei: z.string() })),
  beendet: z.array(Over),
  aenderungen: z.array(Changed),
  voraussetzungen: of.voraussetzungen,
  betrieb: of.betrieb,
  fachverfahren: of.fachverfahren,
  beschafftDurch: of.beschafftDurch,
  lizenz: of.lizenz,
  module: of.module,
  enthaelt: of.enthaelt,
  ursprungAussen: of.ursprungAussen,
  kontakt: of.kontakt,
  reference: ReferenceItem.optional(),
  references: z.array(ReferenceItem),
});

export const Anlage = content.extend({ position: Position });
export type Anlage = z.output<typeof content>;

export const getAnlage = query({
  name: 'get-anlage',
  title: 'Anlage zur Vorlage',
  path: '/solutions/{solutionId}/anlage',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...timeTravel, ...atLeast }),
  answer: Anlage,
});

const AT_LEAST = 2;
const AT_MOST = 4;
const ERROR = 'Bitte zwei bis vier verschiedene Lösungen mit ihren Kennungen angeben (id=…&id=…).';

export const compareSolutions = query({
  name: 'compare-solutions',
  title: 'Lösungen vergleichen',
  path: '/compare',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({
    /** The solutions, in the order in which they are to stand side by side. */
    id: z.preprocess(
      (given) => (Array.isArray(given) ? [...new Set(given.map((one) => String(one).toLowerCase()))] : given),
      z.array(z.uuid(ERROR), ERROR).min(AT_LEAST, ERROR).max(AT_MOST, ERROR),
    ),
    ...timeTravel,
    ...atLeast,
  }),
  answer: z.object({ items: z.array(content), position: Position }),
});
