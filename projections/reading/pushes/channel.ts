import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { seesAdoption, seesSolution } from '../visible.ts';

const EXISTS: Readonly<Record<string, (models: ReadModels, sight: Sight, id: string) => boolean>> = {
  feed: () => true,
  kommune: (models, _sight, id) => models.kommune.kommunen.get(id) !== undefined,
  verbund: (models, _sight, id) => models.verbund.verbuende.get(id) !== undefined,
  solution: (models, sight, id) =>
    seesSolution(models, sight, id) ||
    seesAdoption(models, sight, id) ||
    models.catalogue.references.get(id) !== undefined,
};

/** True where a channel is there for these eyes: one about something hidden is as unknown as one about nothing. */
export const hasChannel = (models: ReadModels, sight: Sight, channel: string): boolean => {
  const [kind = '', id = ''] = channel.split(':');
  return EXISTS[kind]?.(models, sight, id) ?? false;
};
