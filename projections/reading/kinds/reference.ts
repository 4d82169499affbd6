import { reference as kind } from '../../../contracts/fields/kinds/reference.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import { titleOf } from '../titles.ts';
import type { ReadKind } from './read-kind.ts';

export const reference: ReadKind = {
  kind,
  about: (models, sight, referenceId) => {
    const row = models.catalogue.references.get(referenceId);
    return (
      row && {
        solutionId: row.referenceId,
        version: 1,
        title: titleOf(models, sight, row.referenceId),
        ...ownerRef(models, row.party),
      }
    );
  },
};
