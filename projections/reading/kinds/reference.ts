import { reference as kind } from '../../../contracts/fields/kinds/reference.ts';
import { kommuneRef } from '../../tables/organisations/names.ts';
import type { ReadKind } from './read-kind.ts';

export const reference: ReadKind = {
  kind,
  about: (models, _sight, referenceId) => {
    const row = models.catalogue.references.get(referenceId);
    return (
      row && {
        solutionId: row.referenceId,
        version: 1,
        title: row.solution.title,
        kommune: kommuneRef(models, row.kommuneId),
      }
    );
  },
};
