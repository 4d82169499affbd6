import type { Position, StreamName } from '../../../contracts/envelope.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { type ReadTables, table } from '../../model/table.ts';
import type { Referenced, TextRef } from '../../model/texts.ts';
import type { Written } from '../../model/written.ts';

type SolutionFields = Omit<
  Referenced<DataOf<'ProjectShared'>>,
  'enthaelt' | 'solutionId' | 'sichtbarkeit' | 'kontakt'
>;

export interface VersionRow extends Written {
  readonly version: number;
  readonly recordedAt: string;
  readonly position: Position;
  readonly recordedBy: ProjectedEvent['actor'];
  readonly note?: TextRef;
}

/** A building block: pinned in the version that it had when it was named, by a version of the whole. */
export interface BlockRow {
  readonly solutionId: string;
  readonly version: number;
  readonly sinceVersion: number;
}

export interface RecognitionRow extends Written {
  readonly verbundId: string;
  readonly on: string;
  readonly reason: TextRef;
}

/** A shared solution as it is described by now. Who may see it stands in `whereabouts`. */
export interface SolutionRow {
  readonly solutionId: string;
  readonly stream: StreamName;
  readonly fields: SolutionFields;
  readonly enthaelt: readonly BlockRow[];
  /** What it held as a building block until its newest version, and does no longer. */
  readonly left?: readonly string[];
  readonly versions: readonly VersionRow[];
  readonly withdrawn?: TextRef;
  /** The day in Berlin on which that was said. */
  readonly withdrawnOn?: string;
  readonly recognitions: readonly RecognitionRow[];
}

/** What an editor read of a Kommune or another party; `claimedBy` is the Kommune's own entry that took its place. */
export type ReferenceRow = Referenced<DataOf<'ReferenceRecorded'>> & {
  /** The stream of whom it is about. */
  readonly party: StreamName;
  /** The Verbund that recorded it. */
  readonly recorderId: string;
  readonly recordedAt: string;
  readonly recordedPosition: Position;
  readonly recordedBy: ProjectedEvent['actor'];
  readonly claimedBy?: string;
  /** Why the Verbund has taken it back; absent while it stands. */
  readonly withdrawn?: TextRef;
};

/** Two entries that contradict each other, by the word of a Verbund: for those who could see both then. */
export interface DisputeRow extends Written {
  readonly between: readonly [string, string];
  readonly grund: TextRef;
  readonly verbundId: string;
}

export const catalogueTables = {
  /** By solutionId. */
  solutions: table<SolutionRow>()({
    stream: (row) => [row.stream],
    block: (row) => row.enthaelt.map(({ solutionId }) => solutionId),
  }),
  /** By referenceId. */
  references: table<ReferenceRow>()({
    party: (row) => [row.party],
    recorder: (row) => [row.recorderId],
    /** What it tells of: a solution that stands here, and what its fact came from. */
    on: (row) => [row.solutionId, row.adoptedFrom].filter((id) => id !== undefined),
    claim: (row) => (row.claimedBy === undefined ? [] : [row.claimedBy]),
  }),
  /** By the two entries. */
  disputes: table<DisputeRow>()({ entry: (row) => row.between }),
};

export type CatalogueTables = ReadTables<typeof catalogueTables>;
