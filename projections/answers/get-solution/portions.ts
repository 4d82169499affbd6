import type { z } from 'zod';
import type { getSolution } from '../../../contracts/views/catalogue.ts';
import { readCursor } from '../../lists/cursor.ts';
import { type PortionEnd, placeAfter } from '../../lists/portion.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionItem, outcomeItems } from '../../reading/items/adoption-item.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { countOutcomes, firstOutcomes } from './outcomes.ts';

/** What descends from a solution, and the adoptions among it, or its own, whose outcomes are outcomes of it. */
export interface Descending {
  readonly rows: readonly AdoptionRow[];
  readonly brought: readonly AdoptionRow[];
}

/** All of it. */
export const wholeOf = (models: ReadModels, { rows, brought }: Descending, viewpoint: Viewpoint) => ({
  adoptions: rows.map((row) => adoptionItem(models, row, viewpoint)),
  outcomes: brought.flatMap((row) => outcomeItems(models, row, viewpoint.sight)),
});

/** How many outcomes stand before the portion that a cursor asks for. */
const outcomesBefore = (brought: readonly AdoptionRow[], { sight }: Viewpoint, end: PortionEnd): number => {
  if (end.id === '') return end.at;
  const seen = brought.flatMap(({ outcomes }) => outcomes.filter((one) => isWrittenFor(sight, one)));
  return placeAfter(seen, ({ outcomeId }) => outcomeId, end);
};

type Question = Pick<Asked<z.output<typeof getSolution.params>>, 'params' | 'cursors'>;

/** So many adoptions, and so many outcomes, as are asked for, and the cursor for more of both. */
export const portionOf = (
  models: ReadModels,
  { rows, brought }: Descending,
  viewpoint: Viewpoint,
  { params, cursors }: Question,
) => {
  const { limit } = params;
  const [adoptionsAt = '0', adoptionId = '', outcomesAt = '0', outcomeId = ''] =
    readCursor(cursors, params.cursor, 4) ?? [];
  const from = placeAfter(rows, (row) => row.adoptionId, { at: Number(adoptionsAt), id: adoptionId });
  const before = outcomesBefore(brought, viewpoint, { at: Number(outcomesAt), id: outcomeId });
  const own = rows.slice(from, from + limit);
  const outcomes = firstOutcomes(brought, viewpoint.sight, { from: before, count: limit }, (row) =>
    outcomeItems(models, row, viewpoint.sight),
  );
  const ends = [from + own.length, before + outcomes.length] as const;
  const isLast = ends[0] >= rows.length && ends[1] >= countOutcomes(brought, viewpoint.sight);
  const keys = [
    String(ends[0]),
    own.at(-1)?.adoptionId ?? '',
    String(ends[1]),
    (outcomes.at(-1) as { outcomeId?: string } | undefined)?.outcomeId ?? '',
  ];
  return {
    adoptions: own.map((row) => adoptionItem(models, row, viewpoint)),
    outcomes,
    ...(isLast ? {} : { next: cursors.seal(keys) }),
  };
};
