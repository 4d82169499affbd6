import type { Sight } from '../model/sight.ts';
import type { ReferenceRow } from '../tables/catalogue/tables.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { seesSolution } from './visible.ts';

/** True while the Reference speaks for itself: it stands, and the Kommune's own entry has not taken its place for the viewer. */
export const isOpen = (models: ReadModels, { claimedBy, withdrawn }: ReferenceRow, sight: Sight): boolean =>
  withdrawn === undefined && (claimedBy === undefined || !seesSolution(models, sight, claimedBy));

/** The References that tell of something and speak for themselves, in the order in which they were recorded. */
export const openReferencesOn = (models: ReadModels, id: string, sight: Sight): readonly ReferenceRow[] =>
  models.catalogue.references
    .by('on', id)
    .filter((row) => isOpen(models, row, sight))
    .sort((a, b) => (a.recordedPosition < b.recordedPosition ? -1 : 1));
