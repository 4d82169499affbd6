import type { z } from 'zod';
import type { ReferenceItem } from '../../../contracts/views/catalogue.ts';
import type { Presentable } from '../../model/presentable.ts';
import { fold } from '../../search/fold.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import { kommuneRef, verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Asked } from '../asked.ts';
import { seesSolution } from '../visible.ts';

/** What reading References takes of a question. */
export type ReferenceAsked = Pick<Asked<unknown>, 'sight' | 'text'>;

/** Other References on the same matter of the same Kommune, from another source. */
const contradicting = (models: ReadModels, row: ReferenceRow, { text }: ReferenceAsked): string[] => {
  const matter = fold(text(row.solution.title));
  return models.catalogue.references
    .by('kommune', row.kommuneId)
    .filter((other) => other.source.title !== row.source.title && fold(text(other.solution.title)) === matter)
    .map(({ referenceId }) => referenceId)
    .sort();
};

/** True while the Reference speaks for itself: the Kommune's own entry has not taken its place for the viewer. */
export const isOpen = (models: ReadModels, row: ReferenceRow, { sight }: ReferenceAsked): boolean =>
  row.claimedBy === undefined || !seesSolution(models, sight, row.claimedBy);

/** A Reference as it stands in lists. */
export const referenceItem = (
  models: ReadModels,
  row: ReferenceRow,
  asked: ReferenceAsked,
): Presentable<z.output<typeof ReferenceItem>> => ({
  referenceId: row.referenceId,
  title: row.solution.title,
  summary: row.solution.summary,
  statement: row.statement,
  asOf: row.asOf,
  source: row.source.url === undefined ? { title: row.source.title } : { ...row.source, url: row.source.url },
  kommune: kommuneRef(models, row.kommuneId),
  recordedBy: verbundRef(models, row.verbundId),
  strittigMit: contradicting(models, row, asked),
});
