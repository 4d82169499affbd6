import type { SourceRef } from '../../../contracts/views/parts.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { RecordedPush } from '../../model/push.ts';
import type { Sight } from '../../model/sight.ts';
import { sourceRef } from '../../reading/titles.ts';
import { kommuneRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';

interface Named {
  readonly adoptionId?: string;
  readonly solutionId?: string;
  readonly referenceId?: string;
}

/** The solution that a push is about: the one that it names, or what the adoption that it names took over. */
export const aboutOf = (
  models: ReadModels,
  sight: Sight,
  { data }: RecordedPush,
): { about?: Presentable<SourceRef> } => {
  const { adoptionId, solutionId, referenceId } = data as Named;
  const reference = referenceId === undefined ? undefined : models.catalogue.references.get(referenceId);
  if (reference && solutionId === undefined) {
    const kommune = kommuneRef(models, reference.kommuneId);
    return {
      about: { solutionId: reference.referenceId, version: 1, title: reference.solution.title, kommune },
    };
  }
  const adoption = adoptionId === undefined ? undefined : models.lineage.adoptions.get(adoptionId);
  const [source] = adoption?.sources ?? [];
  if (source) return { about: sourceRef(models, sight, source) };
  const versions = solutionId && models.catalogue.solutions.get(solutionId)?.versions.length;
  return solutionId && versions ? { about: sourceRef(models, sight, { solutionId, version: versions }) } : {};
};
