import type { Sight } from '../../model/sight.ts';
import { isOwnPart } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption, seesSolution } from '../visible.ts';

/**
 * Tells of an adoption and of what it was made from whether that is only the own project that went in, and one of the two is hidden from
 * the viewer: then nothing is said of it, and nothing descends through it. The Verbreitung has no way there, either (see links.ts).
 */
export const hiddenPart =
  (models: ReadModels, sight: Sight) =>
  (row: AdoptionRow, from: string): boolean =>
    isOwnPart(row, from) &&
    !(seesSolution(models, sight, from) && seesAdoption(models, sight, row.adoptionId));
