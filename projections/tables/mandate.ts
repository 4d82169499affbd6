import { organisationIdOf } from '../../contracts/envelope.ts';
import type { DataOf } from '../../contracts/subjects.ts';
import { projection } from '../model/projection.ts';
import { table } from '../model/table.ts';
import type { Referenced } from '../model/texts.ts';

/** What a Kommune lets a Verbund enter for it, until it takes that back; a day on which it ends may have passed. */
export type MandateRow = Referenced<DataOf<'MandateGranted'>> & {
  readonly kommuneId: string;
  readonly grantedAt: string;
};

const tables = {
  /** By mandatId; only those that were not revoked. */
  mandates: table<MandateRow>()({
    kommune: ({ kommuneId }) => [kommuneId],
    verbund: ({ verbundId }) => [verbundId],
  }),
};

/** Which Verbund may enter for which Kommune. */
export const mandate = projection({
  name: 'mandate',
  version: 1,
  reads: [],
  tables,
  on: {
    MandateGranted: ({ data, stream, recordedAt }, step) =>
      step.tables.mandates.put(data.mandatId, {
        ...data,
        kommuneId: organisationIdOf(stream),
        grantedAt: recordedAt,
      }),
    MandateRevoked: ({ data }, step) => step.tables.mandates.remove(data.mandatId),
  },
});
