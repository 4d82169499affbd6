import { normalisedKey } from '../../../contracts/regional-key.ts';
import type { KommuneItem } from '../../../contracts/views/kommune.ts';
import { present } from '../../model/present.ts';
import type { KommuneRow } from '../../tables/kommune/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { runsItself } from '../running.ts';
import { statusAt } from '../usage/status.ts';
import type { Viewpoint } from '../usage/usage.ts';
import { seesAdoption, seesSolution } from '../visible.ts';

/** True where another Kommune carries the same key: a race that slipped through (rule 23). */
const isDoubled = (models: ReadModels, { kommuneId, ags, ars }: KommuneRow): boolean =>
  [ags, ars].some(
    (key) =>
      key !== undefined &&
      models.kommune.kommunen
        .by('regionalKey', normalisedKey(key))
        .some((other) => other.kommuneId !== kommuneId),
  );

/** The adoptions of a Kommune that the viewer may see. */
export const adoptionsOfKommune = (models: ReadModels, kommuneId: string, { sight, day }: Viewpoint) =>
  models.lineage.adoptions
    .by('stream', `kommune-${kommuneId}`)
    .filter((row) => seesAdoption(models, sight, row.adoptionId) && statusAt(row, day) !== undefined);

const IN_USE = new Set(['im-betrieb', 'in-einfuehrung', 'in-erprobung']);

/** A Kommune as it stands in lists. */
export const kommuneItem = (models: ReadModels, row: KommuneRow, viewpoint: Viewpoint): KommuneItem => {
  const { registeredAt: _, ...profile } = row;
  const shared = models.catalogue.solutions.by('stream', `kommune-${row.kommuneId}`);
  return {
    ...profile,
    ...present({ ags: row.ags }),
    agsDoppelt: isDoubled(models, row),
    verwaltungWechselseitig: runsItself(models.kommune.kommunen, row.kommuneId),
    teilt: shared.filter(({ solutionId }) => seesSolution(models, viewpoint.sight, solutionId)).length,
    nutzt: adoptionsOfKommune(models, row.kommuneId, viewpoint).filter((adoption) =>
      IN_USE.has(statusAt(adoption, viewpoint.day)?.status ?? ''),
    ).length,
  } as KommuneItem;
};
