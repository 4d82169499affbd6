import type { Sight } from '../model/sight.ts';
import { isWrittenFor } from '../model/written.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { seesAdoption, seesSolution } from './visible.ts';

/** The ids under which the entries stand that contradict this one by the word of a person, as far as the viewer sees them. */
export const contradicting = (models: ReadModels, id: string, sight: Sight): string[] => {
  const { lineage } = models;
  const { disputes, references } = models.catalogue;
  return disputes
    .by('entry', id)
    .filter((row) => isWrittenFor(sight, row))
    .flatMap(({ between }) => between.filter((other) => other !== id))
    .filter(
      (other) =>
        references.get(other) !== undefined ||
        seesSolution(models, sight, other) ||
        seesAdoption(models, sight, other),
    )
    .map((other) => lineage.adoptions.get(other)?.begun?.solutionId ?? other)
    .sort();
};
