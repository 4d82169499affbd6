import type { z } from 'zod';
import type { Dispute } from '../../contracts/views/parts.ts';
import type { Presentable } from '../model/presentable.ts';
import type { Sight } from '../model/sight.ts';
import { isWrittenFor } from '../model/written.ts';
import { verbundRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { seesAdoption, seesSolution } from './visible.ts';

/** Entries that contradict another, by the word of a person: under which ids they stand, and who says so and why. */
export interface Disputed {
  readonly strittigMit: readonly string[];
  readonly strittig: readonly Presentable<z.output<typeof Dispute>>[];
}

const isSeen = (models: ReadModels, sight: Sight, id: string): boolean =>
  models.catalogue.references.get(id) !== undefined ||
  seesSolution(models, sight, id) ||
  seesAdoption(models, sight, id);

/** What contradicts the entries of these ids, as far as the viewer sees it. */
export const disputed = (models: ReadModels, ids: readonly string[], sight: Sight): Disputed => {
  const { lineage, catalogue } = models;
  const rows = ids.flatMap((id) =>
    catalogue.disputes
      .by('entry', id)
      .filter((row) => isWrittenFor(sight, row))
      .flatMap((row) => row.between.filter((other) => other !== id).map((other) => ({ other, row })))
      .filter(({ other }) => isSeen(models, sight, other)),
  );
  const strittig = rows
    .map(({ other, row: { grund, verbundId } }) => ({
      mit: lineage.adoptions.get(other)?.begun?.solutionId ?? other,
      grund,
      von: verbundRef(models, verbundId),
    }))
    .sort((a, b) => (a.mit < b.mit ? -1 : 1));
  return { strittigMit: [...new Set(strittig.map(({ mit }) => mit))], strittig };
};
