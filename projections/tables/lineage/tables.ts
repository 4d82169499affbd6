import type { Position, StreamName } from '../../../contracts/envelope.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { Audience } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { type ByNow, type ReadTables, table } from '../../model/table.ts';
import type { Referenced, TextRef } from '../../model/texts.ts';
import type { Written } from '../../model/written.ts';

type Adopted = Referenced<DataOf<'BestPracticeAdopted'>>;

/** What an adoption was from a day on. `day` is the first day that `on` can mean, never before the point before it. */
export interface StatusPoint {
  readonly status: AdoptionStatus;
  readonly on: FieldDate;
  readonly day: string;
}

export interface VariantVersion extends Written {
  readonly version: number;
  readonly recordedAt: string;
  readonly changes: readonly { readonly what: TextRef; readonly why?: TextRef | undefined }[];
}

/** A reported outcome; `confirmed` once another person than the reporter has said so, whatever evidence it names. */
export type OutcomeRow = Referenced<DataOf<'OutcomeReported'>> &
  Written & {
    readonly reportedAt: string;
    readonly confirmed: boolean;
  };

/** An adoption from plan to end. Who may see it stands in `whereabouts`. */
export interface AdoptionRow {
  readonly adoptionId: string;
  readonly stream: StreamName;
  readonly sources: Adopted['sources'];
  readonly points: readonly StatusPoint[];
  readonly recordedAt: string;
  readonly recordedPosition: Position;
  readonly recordedBy: ProjectedEvent['actor'];
  /** The last day on which the Kommune said something of its use (rule 14). */
  readonly lastWord: string;
  /** What was said when it was planned. */
  readonly note?: (Written & { readonly text: TextRef }) | undefined;
  /** Set once it has begun. */
  readonly begun?: Pick<Adopted, 'solutionId' | 'relation' | 'what' | 'module' | 'adoptedOn'>;
  readonly versions: readonly VariantVersion[];
  readonly ended?: { readonly replacedBy?: string | undefined; readonly reason?: TextRef | undefined };
  readonly abandoned?: { readonly reason: string; readonly note?: TextRef | undefined };
  readonly outcomes: readonly OutcomeRow[];
  /** Set once the Kommune has opened to all why it was not pursued (rule 9). */
  readonly released?: Pick<ProjectedEvent, 'recordedAt'> & { readonly recordedBy: ProjectedEvent['actor'] };
  /** How many of its outcomes stand in `reported`, and as whose. */
  readonly counted?: readonly ReportedRow[];
}

/** Outcomes that have been reported on what descends from a solution, for the same audience. */
export interface ReportedRow {
  readonly audience: Audience;
  readonly count: number;
}

/** When something last happened to a node or to anything that goes back to it. */
export interface TouchedRow {
  readonly position: Position;
  /** When something below it was last put before fewer or more: what was made of the past before does not hold by now. */
  readonly moved?: Position;
}

const BY_NOW: ByNow<TouchedRow> = {
  seen: (then, { moved }) => (moved !== undefined && moved > then.position ? { ...then, moved } : then),
  moves: (before, now) => before.moved !== now.moved,
};

export const lineageTables = {
  /** By solution and who may see it; see reported.ts. */
  reported: table<ReportedRow>()(),
  /** By the id of a node. */
  touched: table<TouchedRow>()({}, BY_NOW),
  /** By adoptionId. */
  adoptions: table<AdoptionRow>()({
    stream: (row) => [row.stream],
    source: (row) => row.sources.map(({ solutionId }) => solutionId),
    variant: (row) => (row.begun ? [row.begun.solutionId] : []),
  }),
};

export type LineageTables = ReadTables<typeof lineageTables>;
