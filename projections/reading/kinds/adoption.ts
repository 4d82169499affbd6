import { adoption as kind } from '../../../contracts/fields/kinds/adoption.ts';
import { sourceRef } from '../titles.ts';
import type { ReadKind } from './read-kind.ts';

export const adoption: ReadKind = {
  kind,
  // News of an adoption is about what it took over.
  about: (models, sight, adoptionId) => {
    const [source] = models.lineage.adoptions.get(adoptionId)?.sources ?? [];
    return source && sourceRef(models, sight, source);
  },
};
