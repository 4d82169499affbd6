import type { Sight } from '../../model/sight.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { sourceRef } from '../titles.ts';
import { isOpened } from '../usage/begun.ts';
import { seesSolution } from '../visible.ts';

/** What an adoption was made from: its Vorlagen; one's own project, where the viewer sees that; what is no party here. */
export const sourcesItem = (models: ReadModels, row: AdoptionRow, sight: Sight) => {
  const { eigenes, ursprungAussen } = row.begun ?? {};
  const isOwnSeen = eigenes !== undefined && seesSolution(models, sight, eigenes.solutionId);
  return {
    sources: row.sources.map((source) => sourceRef(models, sight, source)),
    ...(isOwnSeen ? { eigenes: sourceRef(models, sight, eigenes) } : {}),
    ...(ursprungAussen === undefined || isOpened(row, sight) ? {} : { ursprungAussen }),
  };
};
