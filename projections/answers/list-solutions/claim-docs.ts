import type { TextRef } from '../../model/texts.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type Findable, isReplaced, nameAndKeys } from './search-docs.ts';

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
  return [
    {
      audience: { level: 'oeffentlich', owner: `verbund-${row.recorderId}` },
      doc: {
        id: referenceId,
        of: [row.solutionId],
        names: nameAndKeys(models, row.party),
        changes: [text(row.statement)],
      },
    },
  ];
};
