import { kommune as kind } from '../../../contracts/fields/kinds/kommune.ts';
import type { ReadKind } from './read-kind.ts';

export const kommune: ReadKind = {
  kind,
  channelExists: (models, _sight, id) => models.kommune.kommunen.get(id) !== undefined,
};
