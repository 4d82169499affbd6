import { z } from 'zod';
import { query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { FeedItem } from './feed.ts';
import { AdoptionStatus, atLeast, listOf, paging } from './parts.ts';

// What a Kommune is asked for, and what concerns it: for itself alone. Everybody else gets 403.

/**
 * What a Kommune is asked for, the worthiest first: what others wait for, what concerns its operation, what keeps its entries true, and
 * what would help others.
 */
export const TaskArt = z.enum([
  'antworten',
  'vorlage-zurueckgezogen',
  'nutzung-bestaetigen',
  'mitgliedschaft',
  'noch-nicht-angegeben',
  'vorlage-neue-fassung',
  'ergebnis',
]);
export type TaskArt = z.output<typeof TaskArt>;

/** One thing that a task is about. */
const TaskEntry = z.object({
  title: z.string(),
  adoptionId: z.string().optional(),
  /** What it leads to: the own Umsetzung, or the Vorlage where the task is about that. */
  solutionId: z.string().optional(),
  /** How far the adoption is that it is about. */
  status: AdoptionStatus.optional(),
  needId: z.string().optional(),
  verbundId: z.string().optional(),
  /** For so many whole months nobody has confirmed it; absent: it is not known for how many. */
  monate: z.int().optional(),
  /** How many answers there are. */
  antworten: z.int().optional(),
});
export type TaskEntry = z.output<typeof TaskEntry>;

/** One task; all of one kind are one, so that they are done at once. */
export const Task = z.object({
  art: TaskArt,
  /** Since when it is asked, YYYY-MM-DD; absent: not known. */
  seit: z.string().optional(),
  /** How many things it is about, more than are named perhaps. */
  anzahl: z.int(),
  eintraege: z.array(TaskEntry).max(100),
});
export type Task = z.output<typeof Task>;

/** So many tasks are open at a time. */
export const MOST_TASKS = 3;

export const getTasks = query({
  name: 'get-tasks',
  title: 'Aufgaben einer Kommune',
  path: '/kommunen/{kommuneId}/tasks',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...atLeast }),
  answer: z.object({
    /** What is asked now; nothing from October to December. */
    items: z.array(Task).max(MOST_TASKS),
    /** How many others there are: they follow when these are done. */
    weitere: z.int(),
    /** What rests until January, where it is October to December: nobody is reminded of it. */
    ruhend: z.array(Task).max(MOST_TASKS),
    /** The day until which everything rests, where it does. */
    pauseBis: z.string().optional(),
    position: Position,
  }),
});

/** Why something concerns a Kommune. */
export const InboxAnlass = z.enum([
  'von-uns-uebernommen',
  'vorlage',
  'antwort',
  'mitgliedschaft',
  'angabe-ueber-uns',
  'festgestellt',
  'einladung',
]);
export type InboxAnlass = z.output<typeof InboxAnlass>;

export const InboxItem = FeedItem.extend({ anlass: InboxAnlass });
export type InboxItem = z.output<typeof InboxItem>;

export const getInbox = query({
  name: 'get-inbox',
  title: 'Was eine Kommune betrifft',
  path: '/kommunen/{kommuneId}/inbox',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...paging, ...atLeast }),
  answer: listOf(InboxItem),
});
