import type { z } from 'zod';
import { isPlanned, isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import { type Place, unlikeness } from '../../../contracts/near.ts';
import type { listAdoptions } from '../../../contracts/views/adoptions.ts';
import { readCursor } from '../../lists/cursor.ts';
import { placeAfter } from '../../lists/portion.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionItem, placeOf } from '../../reading/items/adoption-item.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import { statusAt } from '../../reading/usage/status.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';

type Params = z.output<typeof listAdoptions.params>;

/** Who uses it, then who plans to, then for whom it is over. */
const rankOf = (row: AdoptionRow, day: string): number => {
  const status = statusAt(row, day)?.status;
  return isUnderWay(status) ? 0 : isPlanned(status) ? 1 : 2;
};

/** Adoptions as they are read: those who use it first, and among them, where `own` is known, those first who are most like it. */
const byStanding = (
  models: ReadModels,
  rows: readonly AdoptionRow[],
  day: string,
  own: Place | undefined,
): readonly AdoptionRow[] =>
  rows
    .map((row) => ({
      row,
      rank: rankOf(row, day),
      unlike: own === undefined ? 0 : unlikeness(own, placeOf(models, row)),
    }))
    .sort((a, b) => a.rank - b.rank || a.unlike - b.unlike)
    .map(({ row }) => row);

const arranged = (
  models: ReadModels,
  rows: readonly AdoptionRow[],
  day: string,
  { sort, von, gemeinsam }: Params,
): readonly AdoptionRow[] => {
  const chosen =
    gemeinsam === undefined
      ? rows
      : rows.filter((row) => (row.gemeinsam === true) === (gemeinsam === 'true'));
  const own = von === undefined ? undefined : models.kommune.kommunen.get(von);
  return sort === 'stand' ? byStanding(models, chosen, day, own) : chosen;
};

/** Where the page begins that is asked for. Throws Problem 400 for a foreign cursor. */
const beginOf = (
  rows: readonly AdoptionRow[],
  { params: { cursor, seite = 1, limit }, cursors }: Pick<Asked<Params>, 'params' | 'cursors'>,
): number => {
  const keys = readCursor(cursors, cursor, 2);
  if (keys === undefined) return (seite - 1) * limit;
  const [at = '0', id = ''] = keys;
  return placeAfter(rows, (row) => row.adoptionId, { at: Number(at), id });
};

/** A page of what descends from a solution: `rows`, visible to the viewer. Throws Problem 400 for a foreign cursor. */
export const adoptionsPage = (
  models: ReadModels,
  rows: readonly AdoptionRow[],
  viewpoint: Viewpoint,
  asked: Pick<Asked<Params>, 'params' | 'cursors'>,
) => {
  const all = arranged(models, rows, viewpoint.day, asked.params);
  const from = beginOf(all, asked);
  const page = all.slice(from, from + asked.params.limit);
  const end = from + page.length;
  return {
    items: page.map((row) => adoptionItem(models, row, viewpoint)),
    total: all.length,
    ...(end < all.length ? { next: asked.cursors.seal([String(end), page.at(-1)?.adoptionId ?? '']) } : {}),
  };
};
