import type { z } from 'zod';
import type { listSolutions } from '../../contracts/views/catalogue.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { Asked } from '../model.ts';
import type { ReadModels } from '../read-models.ts';
import { choose } from './choose.ts';
import { FACETS, facetAnswer } from './facets.ts';
import { firstOf } from './first-of.ts';
import { orderOf } from './order.ts';
import { columnsOf } from './viewed.ts';

type Params = z.output<typeof listSolutions.params>;

/** "Lösungen finden": search, facets with counts, sort and pages over what these eyes may see. */
export const listSolutionsQuery = (models: ReadModels, asked: Asked<Params>) => {
  const { params, sight, today, text } = asked;
  const words = params.q?.trim() ? params.q : undefined;
  const sort = params.sort ?? (words === undefined ? 'neu' : 'relevanz');
  const columns = columnsOf(models, { sight, day: params.zum ?? today, zum: params.zum, text });
  const scores = words === undefined ? undefined : asked.search(words);
  const { numbers, counts } = choose(columns, scores, params);
  const order = orderOf(sort, columns, scores, text);
  // A score is one of its search alone: a cursor of another one would begin anywhere.
  const list = `solutions ${sort} ${sort === 'relevanz' ? (words ?? '') : ''}`;
  const after = readCursor(params.cursor, list, order.keys);
  const rest = after === undefined ? numbers : numbers.filter(order.isAfter(after));
  const page = firstOf(rest, params.limit, order.compare);
  const last = page.at(-1);
  return {
    items: page.map((number) => columns.entry(number).item()),
    total: numbers.length,
    ...(last !== undefined && rest.length > page.length ? { next: cursorOf(list, order.keysOf(last)) } : {}),
    facets: Object.fromEntries(
      FACETS.map((name) => [name, facetAnswer(models, name, counts.get(name) ?? new Map())]),
    ),
  };
};
