import { z } from 'zod';
import { query } from '../definitions.ts';
import { digits } from '../fields.ts';
import {
  AdoptionItem,
  AdoptionStatus,
  atLeast,
  Change,
  KommuneRef,
  listOf,
  Outcome,
  paging,
  timeTravel,
  VerbundRef,
} from './parts.ts';

/** So many adoptions, and so many outcomes, stand in one answer where no other number is asked for. */
const PORTION = 50;

/** Paging through what descends from a solution. */
export const portions = { ...paging, limit: digits(1, 200).default(PORTION) };

/** An adoption in few words: whose it is, where it stands, and under which id it can be read. */
export const AdoptionBrief = AdoptionItem.pick({
  adoptionId: true,
  solutionId: true,
  kommune: true,
  verbund: true,
  adoptedOn: true,
  status: true,
  statusSince: true,
  previously: true,
  unconfirmed: true,
  unconfirmedMonths: true,
  reason: true,
  anlass: true,
  replacedBy: true,
  alternativen: true,
});
export type AdoptionBrief = z.output<typeof AdoptionBrief>;

const owner = { kommune: KommuneRef.optional(), verbund: VerbundRef.optional() };

/** Adoptions that stand alike. */
const Alike = z.object({
  status: AdoptionStatus,
  /** Of a use: it is not confirmed. */
  unconfirmed: z.literal(true).optional(),
  /** Of a use that is confirmed: it has reported an outcome. */
  mitErgebnis: z.literal(true).optional(),
  count: z.int(),
  /** The nearest by descent. */
  first: z.array(AdoptionBrief),
});
export type Alike = z.output<typeof Alike>;

/** Adoptions of parties that rule 14 does not count. */
const OtherParties = z.object({
  /** Begun, and not over. */
  underWay: z.boolean(),
  /** Distinct parties. */
  count: z.int(),
  adoptions: z.int(),
  first: z.array(AdoptionBrief),
});
export type OtherParties = z.output<typeof OtherParties>;

/** All that descends from a solution in few words, however much it is; visible to the viewer, on the day that is asked for. */
export const Descent = z.object({
  adoptions: z.int(),
  outcomes: z.int(),
  /** What was built jointly with its owner: how many adoptions, and whose own it is by that. */
  gemeinsam: z.object({ adoptions: z.int(), parties: z.int(), first: z.array(z.object(owner)) }),
  /** How many took it as an idea only. */
  angeregt: z.int(),
  /** Adoptions of Kommunen that rule 14 counts, but those of the owner, by where they stand: neither built jointly nor an idea only. */
  kommunen: z.array(Alike),
  andere: z.array(OtherParties),
  /** How many have said what they changed, and the last of them by descent. */
  changed: z.object({ count: z.int(), last: z.array(z.object({ ...owner, changes: z.array(Change) })) }),
  /** Outcomes of what several solutions were merged into: of none of them alone. */
  merged: z.object({ count: z.int(), first: z.array(Outcome) }),
});
export type Descent = z.output<typeof Descent>;

export const listAdoptions = query({
  name: 'list-adoptions',
  title: 'Übernahmen einer Lösung',
  path: '/solutions/{solutionId}/adoptions',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({
    /** `abstammung`: the nearest first; `stand`: who uses it, then plans, then what is over. */
    sort: z.enum(['abstammung', 'stand']).optional(),
    /** A Kommune: among those who stand alike, those first who are most like it in size and place. */
    von: z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase().optional(),
    /** `true`: only what was built jointly with the owner; `false`: all but that. */
    gemeinsam: z.enum(['true', 'false'], { error: 'Bitte true oder false angeben.' }).optional(),
    /** The portion with this number, counted from 1; `cursor` goes on where a portion ended, whatever was added meanwhile. */
    seite: digits(1, 100_000).optional(),
    ...portions,
    ...timeTravel,
    ...atLeast,
  }),
  answer: listOf(AdoptionItem),
});
