import type { TextRef } from '../../model/texts.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import { organisationName } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type Findable, isReplaced } from './search-docs.ts';

/** References on a solution that stands here: they are found in its place. */
export function* claimsOnOthers({ catalogue }: ReadModels): Generator<ReferenceRow> {
  for (const row of catalogue.references.values()) if (row.solutionId !== undefined) yield row;
}

/** What can be found of a claim on a solution that stands here: about whom it is, and what it says. None where it is no such claim. */
export const claimDocsOf = (
  models: ReadModels,
  referenceId: string,
  text: (ref: TextRef) => string,
): readonly Findable[] => {
  const row = models.catalogue.references.get(referenceId);
  if (row?.solutionId === undefined || isReplaced(models, row)) return [];
  const kommune = models.kommune.kommunen.get(row.kommuneId ?? '');
  const keys = [kommune?.ags, kommune?.ars].filter((key) => key !== undefined);
  return [
    {
      audience: { level: 'oeffentlich', owner: `verbund-${row.recorderId}` },
      doc: {
        id: referenceId,
        of: [row.solutionId],
        names: [organisationName(models, row.party), ...keys],
        changes: [text(row.statement)],
      },
    },
  ];
};
