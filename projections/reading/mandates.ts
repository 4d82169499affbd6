import { dayInBerlin } from '../../contracts/days.ts';
import { latest } from '../../contracts/fields.ts';
import type { Mandat } from '../../contracts/views/parts.ts';
import { present } from '../model/present.ts';
import { kommuneRef, verbundRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';

/** The mandates of a Kommune, or for a Verbund, that hold on that day, the newest first. */
export const mandatesOn = (
  models: ReadModels,
  by: 'kommune' | 'verbund',
  id: string,
  day: string,
): readonly Mandat[] =>
  models.mandate.mandates
    .by(by, id)
    .filter(({ bis }) => bis === undefined || (latest(bis) ?? day) >= day)
    .sort((a, b) => (a.grantedAt > b.grantedAt ? -1 : 1))
    .map(({ mandatId, kommuneId, verbundId, umfang, bis, grantedAt }) => ({
      mandatId,
      name: by === 'kommune' ? verbundRef(models, verbundId).name : kommuneRef(models, kommuneId).name,
      kommune: kommuneRef(models, kommuneId),
      verbund: verbundRef(models, verbundId),
      umfang: [...umfang],
      ...present({ bis }),
      seit: dayInBerlin(grantedAt),
    }));
