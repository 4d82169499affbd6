import type { StreamName } from '../../../contracts/envelope.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Viewpoint } from '../usage/descendants.ts';
import { statusAt } from '../usage/status.ts';
import { seesAdoption, seesSolution } from '../visible.ts';

/** The adoptions of an organisation that the viewer may see on that day. */
export const adoptionsOf = (
  models: ReadModels,
  stream: StreamName,
  { sight, day }: Viewpoint,
): readonly AdoptionRow[] =>
  models.lineage.adoptions
    .by('stream', stream)
    .filter((row) => seesAdoption(models, sight, row.adoptionId) && statusAt(row, day) !== undefined);

const IN_USE = new Set(['im-betrieb', 'in-einfuehrung', 'in-erprobung']);

/** How much an organisation shares, and how much of others it uses, as far as the viewer sees it. */
export const doesOf = (models: ReadModels, stream: StreamName, viewpoint: Viewpoint) => ({
  teilt: models.catalogue.solutions
    .by('stream', stream)
    .filter(({ solutionId }) => seesSolution(models, viewpoint.sight, solutionId)).length,
  nutzt: adoptionsOf(models, stream, viewpoint).filter(
    (adoption) => !adoption.gemeinsam && IN_USE.has(statusAt(adoption, viewpoint.day)?.status ?? ''),
  ).length,
});
