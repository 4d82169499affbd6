import { z } from 'zod';
import { Position } from '../envelope.ts';
import { EndStatus, PlanStatus, Relation, UsageStatus } from '../fields/kinds/adoption.ts';
import { MandatUmfang } from '../fields/kinds/mandat.ts';
import { Richtung } from '../fields/kinds/outcome.ts';
import { date, digits } from '../fields.ts';

/** A Kommune or Verbund as others name it; one outside Germany with its state (ISO 3166-1 alpha-2). */
export const KommuneRef = z.object({
  kommuneId: z.string(),
  name: z.string(),
  staat: z.string().optional(),
});
export const VerbundRef = z.object({ verbundId: z.string(), name: z.string(), kind: z.string() });

/** That a Kommune lets a Verbund enter for it. */
export const Mandat = z.object({
  mandatId: z.string(),
  /** Whose it is to whoever looks: the name of the other side. */
  name: z.string(),
  kommune: KommuneRef,
  verbund: VerbundRef,
  umfang: z.array(MandatUmfang),
  /** Until when; absent: until it is revoked. */
  bis: date().optional(),
  /** The day on which it was granted, YYYY-MM-DD. */
  seit: z.string(),
});
export type Mandat = z.output<typeof Mandat>;

/** Whose an entry is: one of the two. */
const owner = { kommune: KommuneRef.optional(), verbund: VerbundRef.optional() };

/** That another entry says otherwise, by the word of a person: which, in what, and by whose word. */
export const Dispute = z.object({ mit: z.string(), grund: z.string(), von: VerbundRef });

/** Whom to ask: an office, never a person (DOMAIN, Kontakt). */
export const Kontakt = z.object({ stelle: z.string(), postfach: z.string(), telefon: z.string().optional() });
export type Kontakt = z.output<typeof Kontakt>;

/** Outside, an actor is its organisation and role (DOMAIN rule 20). */
export const PublicActor = z.object({ organisation: z.string(), role: z.string() });

/** DOMAIN rule 14: distinct Kommunen, each figure on its own; the last two are of others beside them. */
export const Usage = z.object({
  imBetrieb: z.int(),
  unbestaetigt: z.int(),
  interesse: z.int(),
  inPruefung: z.int(),
  /** Planned, or decided. */
  geplant: z.int(),
  inEntwicklung: z.int(),
  inErprobung: z.int(),
  inEinfuehrung: z.int(),
  beendet: z.int(),
  nichtWeiterverfolgt: z.int(),
  /** Distinct parties that are no German Kommune and have it: begun, and not over. In none of the figures above. */
  andereStellen: z.int(),
  /** Those who say that they built it jointly with its owner: origins as that one is, and in none of the figures above. */
  gemeinsam: z.int(),
  /** Kommunen that use, by the measure of `imBetrieb`, something that holds it as a building block, and not it itself. */
  mittelbar: z.int(),
  /** Others of whom publications alone say that they use it; in none of the figures above. */
  lautQuellen: z.int(),
});
export type Usage = z.output<typeof Usage>;

/** All that the status of an adoption can be; the last two end it. */
export const AdoptionStatus = z.enum([...PlanStatus.options, ...UsageStatus.options, ...EndStatus.options]);
export type AdoptionStatus = z.output<typeof AdoptionStatus>;

/** A variant as a source: without name and id where the viewer may not see it. */
export const SourceRef = z.object({
  solutionId: z.string().nullable(),
  version: z.int(),
  title: z.string().optional(),
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
});
export type SourceRef = z.output<typeof SourceRef>;

const Range = z.object({ von: z.number(), bis: z.number(), einheit: z.string() });

/** On what a statement rests. */
export const Beleg = z.object({
  titel: z.string(),
  url: z.string().optional(),
  stand: date().optional(),
  wortlaut: z.string().optional(),
});
export type Beleg = z.output<typeof Beleg>;

export const Change = z.object({ what: z.string(), why: z.string().optional() });

export const Outcome = z.object({
  outcomeId: z.string(),
  adoptionId: z.string(),
  ...owner,
  /** In figures: these four, or in words: the two below. */
  indicator: z.string().optional(),
  unit: z.string().optional(),
  before: z.number().nullable().optional(),
  after: z.number().optional(),
  richtung: Richtung.optional(),
  text: z.string().optional(),
  period: z.string().optional(),
  method: z.string(),
  stand: date().optional(),
  belege: z.array(Beleg).optional(),
  /** Where several Vorlagen went into it: all of them. It is an outcome of what was made of these, of none of them alone. */
  vorlagen: z.array(SourceRef).optional(),
  /** Somebody else than the reporter has said so. */
  confirmed: z.boolean(),
  reportedAt: z.string(),
});
export type Outcome = z.output<typeof Outcome>;

/** Where something came from that is no party here. */
export const UrsprungAussen = z.object({
  kind: z.string(),
  name: z.string(),
  relation: Relation.optional(),
  changes: z.array(Change).optional(),
});
export type UrsprungAussen = z.output<typeof UrsprungAussen>;

/** One adoption as it stands in lists: of a solution or of a Kommune. */
export const AdoptionItem = z.object({
  adoptionId: z.string(),
  /** The variant that it made; absent while it is only planned. */
  solutionId: z.string().optional(),
  version: z.int().optional(),
  title: z.string(),
  ...owner,
  /** Where whose adoption it is lies, and how many live there; absent where nothing of it is known. */
  place: z
    .object({
      land: z.string().optional(),
      population: z.number().optional(),
      location: z.object({ lat: z.number(), lon: z.number() }).optional(),
    })
    .optional(),
  sources: z.array(SourceRef),
  /** A project of its own that went in. */
  eigenes: SourceRef.optional(),
  ursprungAussen: UrsprungAussen.optional(),
  /** It was built jointly with the owner of its source, not taken over from it. */
  gemeinsam: z.literal(true).optional(),
  relation: Relation.optional(),
  what: z.string().optional(),
  module: z.array(z.string()).optional(),
  adoptedOn: date().optional(),
  status: AdoptionStatus,
  statusSince: date().optional(),
  /** Where it is over: what it was before that, and since when. */
  /** All that it was by then, one after the other, where that is more than what it is: each with since when, as of when, and on what it rests. */
  verlauf: z
    .array(
      z.object({
        status: AdoptionStatus,
        since: date().optional(),
        stand: date().optional(),
        belege: z.array(Beleg).optional(),
      }),
    )
    .optional(),
  previously: z.object({ status: AdoptionStatus, since: date().optional() }).optional(),
  /** As of when the status was said; absent: not known. */
  stand: date().optional(),
  /** As of when its newest word was said, where that is later: what rule 14 counts by. */
  lastWord: date().optional(),
  /** On what the status rests. */
  belege: z.array(Beleg).optional(),
  /** In use, but its last word is older than twelve months, or nobody knows of when it is (rules 10 and 14). */
  unconfirmed: z.boolean().optional(),
  /** The same, for so many whole months, where that is known. */
  unconfirmedMonths: z.int().optional(),
  /** How it is to be taken over, by its plan. */
  geplanteRelation: Relation.optional(),
  /** When it is to begin, by its plan. */
  ab: date().optional(),
  betreiber: z.object({ art: z.string(), name: z.string().optional() }).optional(),
  kosten: z.object({ einmalig: Range.optional(), jaehrlich: Range.optional() }).optional(),
  aufwand: Range.optional(),
  vermittlung: z.object({ art: z.string(), name: z.string() }).optional(),
  ersetzt: z.string().optional(),
  foerderung: z.object({ programm: z.string(), bis: date().optional() }).optional(),
  /** The Kommunen for which it is run. */
  fuer: z.array(KommuneRef).optional(),
  changes: z.array(Change),
  reason: z.string().optional(),
  note: z.string().optional(),
  replacedBy: z.string().optional(),
  /** Why it ended. */
  anlass: z.string().optional(),
  /** What was done instead. */
  alternativen: z.array(z.string()).optional(),
  outcomes: z.array(Outcome),
  sichtbarkeit: z.string(),
  /** The Verbund that has entered it, on a mandate of the Kommune. */
  imAuftragVon: VerbundRef.optional(),
  /** A source, or something that it was taken over from, is withdrawn by now (rule 6). */
  sourceWithdrawn: z.boolean(),
});
export type AdoptionItem = z.output<typeof AdoptionItem>;

/** Question parameters that every list shares. */
export const paging = {
  cursor: z.string().max(2000).optional(),
  limit: digits(1, 200).default(20),
};

/** A position, or a day as YYYY-MM-DD: what the hub knew (DESIGN §5, `stand`). */
export const Stand = z.union([Position, z.iso.date()], {
  error: 'Bitte eine Position oder ein Datum JJJJ-MM-TT angeben.',
});

/** Question parameters of time and consistency. */
export const timeTravel = {
  stand: Stand.optional(),
  zum: z.iso.date('Bitte ein Datum JJJJ-MM-TT angeben.').optional(),
};

export const atLeast = { atLeast: Position.optional() };

export const Facets = z.record(
  z.string(),
  z.array(z.object({ value: z.string(), count: z.int(), label: z.string().optional() })),
);

/** The answer of a list query over items of `item`. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    total: z.int(),
    next: z.string().optional(),
    position: Position,
  });
