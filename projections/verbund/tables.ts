import type { FieldDate } from '../../contracts/fields.ts';
import type { DataOf } from '../../contracts/subjects.ts';
import { type ReadTables, table } from '../model.ts';

export type VerbundRow = DataOf<'VerbundFounded'>;

export interface MembershipRow {
  readonly verbundId: string;
  readonly kommuneId: string;
  readonly since: FieldDate;
}

export const verbundTables = {
  /** By verbundId. */
  verbuende: table<VerbundRow>()(),
  /** By verbundId and kommuneId; only those that hold. */
  memberships: table<MembershipRow>()({
    kommune: (row) => [row.kommuneId],
    verbund: (row) => [row.verbundId],
  }),
};

export type VerbundTables = ReadTables<typeof verbundTables>;
