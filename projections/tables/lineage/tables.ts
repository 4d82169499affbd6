import type { PARTICULARS } from '../../../contracts/adoption/particulars.ts';
import type { Position, StreamName } from '../../../contracts/envelope.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { Audience } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { type ByNow, type ReadTables, table } from '../../model/table.ts';
import type { Referenced, TextRef } from '../../model/texts.ts';
import type { Written } from '../../model/written.ts';
import { madeFrom } from './made-from.ts';

type Adopted = Referenced<DataOf<'BestPracticeAdopted'>>;

type Particular = (typeof PARTICULARS)[number];

/** What an adoption was from a day on. `day` is the first day on which that is certain, never before the point before it. */
export interface StatusPoint {
  readonly status: AdoptionStatus;
  /** Absent: not known. */
  readonly on?: FieldDate | undefined;
  readonly day: string;
  /** As of when that was said; absent: not known. */
  readonly stand?: FieldDate | undefined;
  readonly belege?: Adopted['belege'];
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
  /** As of when the newest word on its use was said (rule 14); absent: not known of any. */
  readonly lastWord?: FieldDate | undefined;
  /** When it is to begin, by its plan; may lie ahead. */
  readonly ab?: FieldDate | undefined;
  /** How it is to be taken over, by its plan. */
  readonly geplanteRelation?: Adopted['relation'];
  /** What was said when it was planned. */
  readonly note?: (Written & { readonly text: TextRef }) | undefined;
  /** Set where it was built jointly with the owner of its source, not taken over from it. */
  readonly gemeinsam?: true;
  /** Set once it has begun; what was built jointly has no relation. */
  readonly begun?: Pick<
    Adopted,
    'solutionId' | 'what' | 'module' | 'adoptedOn' | 'ursprungAussen' | Particular
  > &
    Partial<Pick<Adopted, 'relation'>> & {
      /** The own project that went in, in the version that it had then. */
      readonly eigenes?: Adopted['sources'][number];
    };
  readonly versions: readonly VariantVersion[];
  readonly ended?: Pick<Referenced<DataOf<'UsageEnded'>>, 'anlass' | 'replacedBy' | 'reason'>;
  /** Why it was not pursued, planned before or not. */
  readonly abandoned?: Pick<Referenced<DataOf<'AdoptionAbandoned'>>, 'reason' | 'note' | 'alternativen'>;
  readonly outcomes: readonly OutcomeRow[];
  /** Set once the Kommune has opened to all why it was not pursued (rule 9). */
  readonly released?: Pick<ProjectedEvent, 'recordedAt'> & { readonly recordedBy: ProjectedEvent['actor'] };
  /** How many of its outcomes stand in `reported`, and as whose. */
  readonly counted?: readonly ReportedRow[];
}

/** The statuses that end an adoption: where the row keeps how, and which fields of the event that says so. */
export const ENDS: {
  readonly [Status in AdoptionStatus]?: { as: keyof AdoptionRow; keeps: readonly string[] };
} = {
  beendet: { as: 'ended', keeps: ['anlass', 'replacedBy', 'reason'] },
  'nicht-weiterverfolgt': { as: 'abandoned', keeps: ['reason', 'note', 'alternativen'] },
};

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

/** What was taken over by an adoption that was declared in error: news of it is about that. */
export interface RetractedRow {
  readonly sources: AdoptionRow['sources'];
}

export const lineageTables = {
  /** By solution and who may see it; see reported.ts. */
  reported: table<ReportedRow>()(),
  /** By the id of a node. */
  touched: table<TouchedRow>()({}, BY_NOW),
  /** By adoptionId. */
  adoptions: table<AdoptionRow>()({
    stream: (row) => [row.stream],
    source: (row) => madeFrom(row).map(({ solutionId }) => solutionId),
    variant: (row) => (row.begun ? [row.begun.solutionId] : []),
  }),
  /** By adoptionId: those that were declared in error stand here alone. */
  retracted: table<RetractedRow>()(),
};

export type LineageTables = ReadTables<typeof lineageTables>;
