import { verbund as kind } from '../../../contracts/fields/kinds/verbund.ts';
import type { ReadKind } from './read-kind.ts';

export const verbund: ReadKind = {
  kind,
  channelExists: (models, _sight, id) => models.verbund.verbuende.get(id) !== undefined,
};
