import type { Actor, StreamName } from '../../../../contracts/envelope.ts';
import type { EventType } from '../../../../contracts/subjects.ts';
import type { Words } from '../words.ts';
import type { Lineage } from './lineage.ts';

/** One event of a log, in front of the events before it. */
export interface Step {
  readonly stream: StreamName;
  /** The organisation whose stream it is. */
  readonly own: string;
  readonly actor: Actor | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  /** A field of the data that is a text. */
  text(field: string): string;
  /** What both sides had said of a membership before this event. */
  words(verbundId: string, kommuneId: string): Words | undefined;
}

/** What the invariants of one log share. */
export interface Walk {
  readonly lineage: Lineage;
  /** Notes `what` as broken where `holds` is false. */
  check(holds: boolean, what: string): void;
}

/** The invariants of one subject: what they check and note down at each event, in the order of the log. */
export type Invariants = (walk: Walk) => { readonly [Type in EventType]?: (step: Step) => void };

/** The levels of visibility, from the narrowest. */
export const LEVELS = ['kommune', 'verbund', 'oeffentlich'];

const yearOr = (date: unknown, day: '01-01' | '12-31'): string => {
  const text = typeof date === 'string' ? date : (date as { value: string }).value;
  return text.length === 4 ? `${text}-${day}` : text;
};

/** The first day that a date can mean, where it is a day or a year. */
export const firstDay = (date: unknown): string => yearOr(date, '01-01');

/** The last day that a date can mean, where it is a day or a year. */
export const lastDay = (date: unknown): string => yearOr(date, '12-31');
