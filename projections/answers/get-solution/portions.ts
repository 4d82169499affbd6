import type { z } from 'zod';
import type { getSolution } from '../../../contracts/views/catalogue.ts';
import { readCursor } from '../../lists/cursor.ts';
import { type PortionEnd, placeAfter } from '../../lists/portion.ts';
import type { Sight } from '../../model/sight.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionColumns } from '../../reading/columns/adoption-columns.ts';
import { adoptionItem, outcomeItems } from '../../reading/items/adoption-item.ts';
import type { Numbered, Viewpoint } from '../../reading/usage/descendants.ts';
import { rowsOf } from '../../reading/usage/descendants.ts';
import { countOutcomes, firstOutcomes } from '../../reading/usage/outcomes.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** What descends from a solution, and those among it whose outcomes are outcomes of it. */
export interface Descending {
  readonly all: Numbered;
  readonly brought: Numbered;
  /** The adoption that made it, where it is a variant: its outcomes stand first. */
  readonly own: AdoptionRow | undefined;
}

const outcomesSeen = ({ outcomes }: AdoptionRow, sight: Sight) =>
  outcomes.filter((one) => isWrittenFor(sight, one));

const ownOutcomes = (own: AdoptionRow | undefined, sight: Sight) =>
  own === undefined ? [] : outcomesSeen(own, sight);

/** How many outcomes the viewer sees of it. */
export const countBrought = (models: ReadModels, { brought, own }: Descending, sight: Sight): number =>
  ownOutcomes(own, sight).length + countOutcomes(adoptionColumns(models), brought, sight);

/** All of it. */
export const wholeOf = (models: ReadModels, { all, brought, own }: Descending, viewpoint: Viewpoint) => ({
  adoptions: rowsOf(models, all).map((row) => adoptionItem(models, row, viewpoint)),
  outcomes: [...(own === undefined ? [] : [own]), ...rowsOf(models, brought)].flatMap((row) =>
    outcomeItems(models, row, viewpoint.sight),
  ),
});

/** How many outcomes stand before the portion that a cursor asks for. */
const outcomesBefore = (
  models: ReadModels,
  { brought, own }: Descending,
  { sight }: Viewpoint,
  end: PortionEnd,
): number => {
  if (end.id === '') return end.at;
  const columns = adoptionColumns(models);
  const rows = brought.filter((number) => columns.outcomesOf(number) > 0);
  const seen = [
    ...ownOutcomes(own, sight),
    ...rowsOf(models, rows).flatMap((row) => outcomesSeen(row, sight)),
  ];
  return placeAfter(seen, ({ outcomeId }) => outcomeId, end);
};

/** `count` of the outcomes behind the first `from`. */
const outcomesFrom = (
  models: ReadModels,
  { brought, own }: Descending,
  { sight }: Viewpoint,
  from: number,
  count: number,
) => {
  const columns = adoptionColumns(models);
  const first = own === undefined ? [] : outcomeItems(models, own, sight);
  const wanted = { from: Math.max(0, from - first.length), count };
  const below = firstOutcomes({ columns, sight }, brought, wanted, (number) =>
    outcomeItems(models, columns.row(number), sight),
  );
  return [...first.slice(from), ...below].slice(0, count);
};

type Question = Pick<Asked<z.output<typeof getSolution.params>>, 'params' | 'cursors'>;

/** So many adoptions, and so many outcomes, as are asked for, and the cursor for more of both. */
export const portionOf = (
  models: ReadModels,
  found: Descending,
  viewpoint: Viewpoint,
  { params, cursors }: Question,
) => {
  const { limit } = params;
  const columns = adoptionColumns(models);
  const [adoptionsAt = '0', adoptionId = '', outcomesAt = '0', outcomeId = ''] =
    readCursor(cursors, params.cursor, 4) ?? [];
  const idOf = (number: number) => columns.id(number);
  const from = placeAfter(found.all, idOf, { at: Number(adoptionsAt), id: adoptionId });
  const before = outcomesBefore(models, found, viewpoint, { at: Number(outcomesAt), id: outcomeId });
  const own = found.all.slice(from, from + limit);
  const outcomes = outcomesFrom(models, found, viewpoint, before, limit);
  const ends = [from + own.length, before + outcomes.length] as const;
  const isLast = ends[0] >= found.all.length && ends[1] >= countBrought(models, found, viewpoint.sight);
  const last = own.at(-1);
  const keys = [
    String(ends[0]),
    last === undefined ? '' : columns.id(last),
    String(ends[1]),
    (outcomes.at(-1) as { outcomeId?: string } | undefined)?.outcomeId ?? '',
  ];
  return {
    adoptions: rowsOf(models, own).map((row) => adoptionItem(models, row, viewpoint)),
    outcomes,
    ...(isLast ? {} : { next: cursors.seal(keys) }),
  };
};
