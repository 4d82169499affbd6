import { solution as kind } from '../../../contracts/fields/kinds/solution.ts';
import { sourceRef } from '../titles.ts';
import { seesAdoption, seesSolution } from '../visible.ts';
import type { ReadKind } from './read-kind.ts';

export const solution: ReadKind = {
  kind,
  // An adoption or a Reference may be followed under its own id: it stands in the catalogue, too.
  channelExists: (models, sight, id) =>
    seesSolution(models, sight, id) ||
    seesAdoption(models, sight, id) ||
    models.catalogue.references.get(id) !== undefined,
  about: (models, sight, solutionId) => {
    const version = models.catalogue.solutions.get(solutionId)?.versions.length;
    return version ? sourceRef(models, sight, { solutionId, version }) : undefined;
  },
};
