import { adoption as kind } from '../../../contracts/fields/kinds/adoption.ts';
import { sourceRef } from '../titles.ts';
import type { ReadKind } from './read-kind.ts';

export const adoption: ReadKind = {
  kind,
  // News of an adoption is about what it took over.
  about: (models, sight, adoptionId) => {
    const row = models.lineage.adoptions.get(adoptionId);
    // Where that is nothing that stands here, of its own Umsetzung.
    const { sources = [] } = row ?? models.lineage.retracted.get(adoptionId) ?? {};
    const source = sources[0] ?? (row?.begun && { solutionId: row.begun.solutionId, version: 1 });
    return source && sourceRef(models, sight, source);
  },
};
