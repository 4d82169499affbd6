import type { AdoptionBrief } from '../../../contracts/views/adoptions.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Viewpoint } from '../usage/descendants.ts';
import { statusAt, unconfirmedOn } from '../usage/status.ts';
import { endOf, previously } from './adoption-item.ts';

/** An adoption in few words, as `adoptionItem` has them; the caller has checked that it may be seen. */
export const adoptionBrief = (
  models: ReadModels,
  row: AdoptionRow,
  { sight, day }: Viewpoint,
): Presentable<AdoptionBrief> => {
  const point = statusAt(row, day) ?? row.points[0];
  const { note: _, ...end } = endOf(row, point?.status, sight);
  return {
    adoptionId: row.adoptionId,
    ...present({ solutionId: row.begun?.solutionId, adoptedOn: row.begun?.adoptedOn }),
    ...ownerRef(models, row.stream),
    status: point?.status ?? 'geplant',
    ...present({ statusSince: point?.on, previously: previously(row, point) }),
    ...unconfirmedOn(day)(row, point),
    ...present(end),
  } as Presentable<AdoptionBrief>;
};
