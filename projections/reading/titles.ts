import { NAMELESS_SOURCE } from '../../contracts/fields/kinds/solution.ts';
import type { SourceRef } from '../../contracts/views/parts.ts';
import type { Presentable } from '../model/presentable.ts';
import type { Sight } from '../model/sight.ts';
import type { TextRef } from '../model/texts.ts';
import { madeFrom } from '../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../tables/lineage/tables.ts';
import { ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { hiddenPart } from './usage/hidden-part.ts';
import { firstSeenOf } from './versions.ts';
import { seesSolution } from './visible.ts';

/** Stands where the origin's title is not for the viewer. */
const HIDDEN_TITLE = 'Nicht öffentliche Lösung';

/** True for what an adoption was made from where nothing may be said of that. */
type IsHidden = (row: AdoptionRow, from: string) => boolean;

/** Where all ways up from a node end that may be told: at what was shared, or at what came from outside alone. */
const rootsOf = (models: ReadModels, solutionId: string, isHidden: IsHidden): readonly Root[] => {
  const nodes = new Set([solutionId]);
  const roots: Root[] = [];
  for (const node of nodes) {
    const [row] = models.lineage.adoptions.by('variant', node);
    const sources = row ? madeFrom(row).filter((source) => !isHidden(row, source.solutionId)) : [];
    if (sources.length === 0) roots.push({ solutionId: node, row });
    for (const source of sources) nodes.add(source.solutionId);
  }
  return roots;
};

interface Root {
  readonly solutionId: string;
  /** Set where it came from outside alone. */
  readonly row: AdoptionRow | undefined;
}

/**
 * The shared solutions that a node goes back to by adoption, by all ways that may be told; itself where it was shared, none where it came from
 * outside alone.
 */
export const originsOf = (models: ReadModels, solutionId: string, isHidden: IsHidden): readonly string[] =>
  rootsOf(models, solutionId, isHidden)
    .filter(({ row }) => row === undefined)
    .map((root) => root.solutionId);

/** Under which id an adoption has its title: that of its variant; of the first source while it has not begun. */
export const subjectOf = ({ begun, sources }: AdoptionRow): string =>
  begun?.solutionId ?? sources[0]?.solutionId ?? '';

/** Under which title a node is known: its own, or that of the first origin that the viewer may see; the name of one outside. */
export const titleOf = (models: ReadModels, sight: Sight, solutionId: string): TextRef | string => {
  const reference = models.catalogue.references.get(solutionId);
  if (reference?.solution) return reference.solution.title;
  for (const root of rootsOf(models, reference?.solutionId ?? solutionId, hiddenPart(models, sight))) {
    const title =
      models.catalogue.solutions.get(root.solutionId)?.fields.title ?? root.row?.begun?.ursprungAussen?.name;
    if (title && seesSolution(models, sight, root.solutionId)) return title;
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
