import type { AdoptionBrief } from '../../../contracts/views/adoptions.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Sight } from '../../model/sight.ts';
import type { AdoptionRow, StatusPoint } from '../../tables/lineage/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Unconfirmed } from '../usage/status.ts';
import { endOf, previously } from './adoption-item.ts';

/** An adoption in few words, as `adoptionItem` has them; the caller has checked that it may be seen, and knows where it stands. */
export const adoptionBrief = (
  models: ReadModels,
  row: AdoptionRow,
  sight: Sight,
  { point, unconfirmed }: { readonly point: StatusPoint; readonly unconfirmed: Unconfirmed },
): Presentable<AdoptionBrief> => {
  const { note: _, ...end } = endOf(row, point.status, sight);
  return {
    adoptionId: row.adoptionId,
    ...present({ solutionId: row.begun?.solutionId, adoptedOn: row.begun?.adoptedOn }),
    ...ownerRef(models, row.stream),
    status: point.status,
    ...present({ statusSince: point.on, previously: previously(row, point) }),
    ...unconfirmed,
    ...present(end),
  } as Presentable<AdoptionBrief>;
};
