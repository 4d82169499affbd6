import type { z } from 'zod';
import type { StreamName } from '../../../contracts/envelope.ts';
import { isPlanned, isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import { type Place, unlikeness } from '../../../contracts/near.ts';
import type { listAdoptions } from '../../../contracts/views/adoptions.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import { readCursor } from '../../lists/cursor.ts';
import { placeAfter } from '../../lists/portion.ts';
import type { Asked } from '../../reading/asked.ts';
import { type AdoptionColumns, adoptionColumns } from '../../reading/columns/adoption-columns.ts';
import { FLAG } from '../../reading/columns/adoption-flags.ts';
import { dayNumber } from '../../reading/columns/days.ts';
import { adoptionItem, placeOf } from '../../reading/items/adoption-item.ts';
import { type Numbered, rowsOf, type Viewpoint } from '../../reading/usage/descendants.ts';
import type { ReadModels } from '../../tables/read-models.ts';

type Params = z.output<typeof listAdoptions.params>;

/** Who uses it, then who plans to, then for whom it is over. */
const rankOf = (status: AdoptionStatus | undefined): number =>
  isUnderWay(status) ? 0 : isPlanned(status) ? 1 : 2;

/** Adoptions as they are read: those who use it first, and among them, where `own` is known, those first who are most like it. */
const byStanding = (models: ReadModels, numbers: Numbered, day: number, own: Place | undefined): Numbered => {
  const columns = adoptionColumns(models);
  const known = new Map<StreamName, number>();
  const unlike = (stream: StreamName): number => {
    if (own === undefined) return 0;
    const found = known.get(stream) ?? unlikeness(own, placeOf(models, { stream }));
    known.set(stream, found);
    return found;
  };
  return numbers
    .map((number) => ({
      number,
      rank: rankOf(columns.statusAt(number, day)),
      unlike: unlike(columns.streamOf(number)),
    }))
    .sort((a, b) => a.rank - b.rank || a.unlike - b.unlike)
    .map(({ number }) => number);
};

const arranged = (
  models: ReadModels,
  numbers: Numbered,
  day: number,
  { sort, von, gemeinsam }: Params,
): Numbered => {
  const columns = adoptionColumns(models);
  const isChosen = (number: number) => columns.is(number, FLAG.joint) === (gemeinsam === 'true');
  const chosen = gemeinsam === undefined ? numbers : numbers.filter(isChosen);
  const own = von === undefined ? undefined : models.kommune.kommunen.get(von);
  return sort === 'stand' ? byStanding(models, chosen, day, own) : chosen;
};

/** Where the page begins that is asked for. Throws Problem 400 for a foreign cursor. */
const beginOf = (
  columns: AdoptionColumns,
  numbers: Numbered,
  { params: { cursor, seite = 1, limit }, cursors }: Pick<Asked<Params>, 'params' | 'cursors'>,
): number => {
  const keys = readCursor(cursors, cursor, 2);
  if (keys === undefined) return (seite - 1) * limit;
  const [at = '0', id = ''] = keys;
  return placeAfter(numbers, (number) => columns.id(number), { at: Number(at), id });
};

/** A page of what descends from a solution: `numbers`, visible to the viewer. Throws Problem 400 for a foreign cursor. */
export const adoptionsPage = (
  models: ReadModels,
  numbers: Numbered,
  viewpoint: Viewpoint,
  asked: Pick<Asked<Params>, 'params' | 'cursors'>,
) => {
  const columns = adoptionColumns(models);
  const all = arranged(models, numbers, dayNumber(viewpoint.day), asked.params);
  const from = beginOf(columns, all, asked);
  const page = all.slice(from, from + asked.params.limit);
  const end = from + page.length;
  return {
    items: rowsOf(models, page).map((row) => adoptionItem(models, row, viewpoint)),
    total: all.length,
    ...(end < all.length
      ? { next: asked.cursors.seal([String(end), columns.id(all[end - 1] as number)]) }
      : {}),
  };
};
