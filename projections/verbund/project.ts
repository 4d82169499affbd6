import type { FieldDate } from '../../contracts/fields.ts';
import { projection, type WriteTable } from '../model.ts';
import { organisationOf } from '../organisation.ts';
import { type MembershipRow, verbundTables } from './tables.ts';

const join = (
  memberships: WriteTable<MembershipRow>,
  verbundId: string,
  kommuneId: string,
  since: FieldDate,
) => memberships.put(`${verbundId} ${kommuneId}`, { verbundId, kommuneId, since });

/** Verbünde and who belongs to them, whichever side recorded it. */
export const verbund = projection()({
  name: 'verbund',
  version: 1,
  tables: verbundTables,
  on: {
    VerbundFounded: ({ data }, { tables }) => tables.verbuende.put(data.verbundId, data),
    MembershipRecorded: ({ data, stream }, { tables }) =>
      join(tables.memberships, organisationOf(stream), data.kommuneId, data.since),
    KommuneJoined: ({ data, stream }, { tables }) =>
      join(tables.memberships, data.verbundId, organisationOf(stream), data.on),
    KommuneLeft: ({ data, stream }, { tables }) =>
      tables.memberships.remove(`${data.verbundId} ${organisationOf(stream)}`),
  },
});
