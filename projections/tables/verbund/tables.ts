import type { Position } from '../../../contracts/envelope.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import type { Wort } from '../../../contracts/membership.ts';
import type { DataOf } from '../../../contracts/subjects.ts';
import { type ReadTables, table } from '../../model/table.ts';

export type VerbundRow = DataOf<'VerbundFounded'>;

/** What a side has said last, and where in the log. */
export interface Said {
  readonly wort: Wort;
  readonly at: Position;
}

/** What both sides have said of one membership; a side that has said nothing has no word (rule 24). */
export interface WordsRow {
  readonly verbundId: string;
  readonly kommuneId: string;
  readonly since: FieldDate;
  readonly kommune?: Said;
  readonly verbund?: Said;
}

/** A membership that both sides have said yes to: the only ground of sight. */
export interface MembershipRow {
  readonly verbundId: string;
  readonly kommuneId: string;
  readonly since: FieldDate;
  /** Set where nobody answered the Kommune since the Verbund is open: it sees nothing from before this position. */
  readonly from?: Position;
}

/** Who belongs to a Verbund is the same from `changed` on. */
export interface CircleRow {
  readonly verbundId: string;
  readonly changed: Position;
}

export const verbundTables = {
  /** By verbundId. */
  verbuende: table<VerbundRow>()(),
  /** By verbundId and kommuneId. */
  words: table<WordsRow>()({
    kommune: (row) => [row.kommuneId],
    verbund: (row) => [row.verbundId],
  }),
  /** By verbundId and kommuneId; only those that hold. */
  memberships: table<MembershipRow>()({
    kommune: (row) => [row.kommuneId],
    verbund: (row) => [row.verbundId],
  }),
  /** By verbundId; absent where nobody has ever belonged to it. */
  circles: table<CircleRow>()(),
};

export type VerbundTables = ReadTables<typeof verbundTables>;
