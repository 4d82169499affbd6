import type { Sight } from '../../model/sight.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption } from '../visible.ts';

/**
 * Tells of an adoption whether the viewer sees that it was given as an idea only. Of a hidden one nobody knows, not even by
 * what is counted below it or refused because of what is above it.
 */
export const seenAsIdea =
  (models: ReadModels, sight: Sight) =>
  ({ adoptionId, begun }: AdoptionRow): boolean =>
    begun?.relation === 'angeregt' && seesAdoption(models, sight, adoptionId);
