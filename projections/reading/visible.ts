import { admits, type Sight } from '../model/sight.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { entryPlaceOf } from '../tables/whereabouts/place-of.ts';

/** True where the viewer may see the adoption; an unknown one nobody sees. */
export const seesAdoption = (models: ReadModels, sight: Sight, adoptionId: string): boolean => {
  const place = models.whereabouts.adoptions.get(adoptionId);
  return place !== undefined && admits(sight, place.audience);
};

/** True where the viewer may see the shared solution or variant; an unknown one nobody sees. */
export const seesSolution = (models: ReadModels, sight: Sight, solutionId: string): boolean => {
  const place = models.whereabouts.solutions.get(solutionId);
  return place !== undefined && admits(sight, place.audience);
};

/** True where the viewer may see an entry of this kind that has no table of its own; an unknown one nobody sees. */
export const seesEntry = (models: ReadModels, sight: Sight, kind: string, id: string): boolean => {
  const place = entryPlaceOf(models.whereabouts, id);
  return place?.kind === kind && admits(sight, place.audience);
};
