import { NAMELESS_SOURCE } from '../../contracts/fields/kinds/solution.ts';
import type { SourceRef } from '../../contracts/views/parts.ts';
import type { Presentable } from '../model/presentable.ts';
import type { Sight } from '../model/sight.ts';
import type { TextRef } from '../model/texts.ts';
import type { AdoptionRow } from '../tables/lineage/tables.ts';
import { ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { firstSeenOf } from './versions.ts';
import { seesSolution } from './visible.ts';

/** Stands where the origin's title is not for the viewer. */
const HIDDEN_TITLE = 'Nicht öffentliche Lösung';

/** The shared solutions that a node goes back to by adoption; itself where it was shared. */
export const originsOf = (models: ReadModels, solutionId: string): readonly string[] => {
  const nodes = new Set([solutionId]);
  const origins: string[] = [];
  for (const node of nodes) {
    const [row] = models.lineage.adoptions.by('variant', node);
    if (row === undefined) origins.push(node);
    for (const source of row?.sources ?? []) nodes.add(source.solutionId);
  }
  return origins;
};

/** Under which id an adoption has its title: that of its variant; of the first source while it has not begun. */
export const subjectOf = ({ begun, sources }: AdoptionRow): string =>
  begun?.solutionId ?? sources[0]?.solutionId ?? '';

/** Under which title a node is known: its own, or that of the first origin that the viewer may see. */
export const titleOf = (models: ReadModels, sight: Sight, solutionId: string): TextRef | string => {
  const reference = models.catalogue.references.get(solutionId);
  if (reference?.solution) return reference.solution.title;
  for (const origin of originsOf(models, reference?.solutionId ?? solutionId)) {
    const row = models.catalogue.solutions.get(origin);
    if (row && seesSolution(models, sight, origin)) return row.fields.title;
  }
  return HIDDEN_TITLE;
};

/** A node as a source, in the version that the viewer knows it as: nameless where they may not see it. */
export const sourceRef = (
  models: ReadModels,
  sight: Sight,
  { solutionId, version }: { readonly solutionId: string; readonly version: number },
): Presentable<SourceRef> => {
  const place = models.whereabouts.solutions.get(solutionId);
  if (place === undefined || !seesSolution(models, sight, solutionId)) return NAMELESS_SOURCE;
  const title = titleOf(models, sight, solutionId);
  const known = Math.max(version, firstSeenOf(models, sight, solutionId));
  return { solutionId, version: known, title, ...ownerRef(models, place.stream) };
};
