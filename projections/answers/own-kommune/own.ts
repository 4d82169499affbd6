import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { sightOwnerOf } from '../../model/sight.ts';
import type { Asked } from '../../reading/asked.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** The stream of the Kommune that asks for itself; undefined where there is none. Throws Problem 403 for whoever is another. */
export const ownStream = (
  models: ReadModels,
  { path, sight }: Pick<Asked<unknown>, 'path' | 'sight'>,
): StreamName | undefined => {
  const { kommuneId = '' } = path;
  if (models.kommune.kommunen.get(kommuneId) === undefined) return undefined;
  const stream = `kommune-${kommuneId}` as const;
  if (sightOwnerOf(sight) === stream) return stream;
  throw new Problem('forbidden', { detail: 'Das sieht nur die Kommune selbst.' });
};
