import { normalisedKey } from '../../../contracts/regional-key.ts';
import type { KommuneItem } from '../../../contracts/views/kommune.ts';
import { present } from '../../model/present.ts';
import type { KommuneRow } from '../../tables/kommune/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { runsItself } from '../running.ts';
import type { Viewpoint } from '../usage/descendants.ts';
import { doesOf } from './does.ts';

/** True where another Kommune carries the same key: a race that slipped through (rule 23). */
const isDoubled = (models: ReadModels, { kommuneId, ags, ars }: KommuneRow): boolean =>
  [ags, ars].some(
    (key) =>
      key !== undefined &&
      models.kommune.kommunen
        .by('regionalKey', normalisedKey(key))
        .some((other) => other.kommuneId !== kommuneId),
  );

/** A Kommune as it stands in lists. */
export const kommuneItem = (models: ReadModels, row: KommuneRow, viewpoint: Viewpoint): KommuneItem => {
  const { registeredAt: _, dated: __, ...profile } = row;
  return {
    ...profile,
    ...present({ ags: row.ags }),
    agsDoppelt: isDoubled(models, row),
    verwaltungWechselseitig: runsItself(models.kommune.kommunen, row.kommuneId),
    ...doesOf(models, `kommune-${row.kommuneId}`, viewpoint),
  } as KommuneItem;
};
