import type { z } from 'zod';
import type { listSolutions } from '../../../contracts/views/catalogue.ts';
import { readCursor } from '../../lists/cursor.ts';
import { firstOf } from '../../lists/first-of.ts';
import { type Asked, type Looked, waitingFor } from '../../reading/asked.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { choose } from './choose.ts';
import { FACETS, facetAnswer } from './facets.ts';
import { orderOf } from './order.ts';
import { searching } from './search-index.ts';
import type { CatalogueView } from './view.ts';
import { seenIn, viewing } from './viewed.ts';

type Params = z.output<typeof listSolutions.params>;

const wordsOf = ({ q }: Params) => (q?.trim() ? q : undefined);

const viewOf = ({ params, sight, today, text }: Looked<Params>): CatalogueView => ({
  sight,
  day: params.zum ?? today,
  zum: params.zum,
  text,
});

const waits = (models: ReadModels, looked: Looked<Params>) => {
  const words = wordsOf(looked.params);
  return {
    moment: viewing(models, viewOf(looked)),
    words: words === undefined ? [] : searching(models, { ...looked, words }),
  };
};

const listed = (models: ReadModels, asked: Asked<Params>) => {
  const { params, cursors } = asked;
  const words = wordsOf(params);
  const sort = params.sort ?? (words === undefined ? 'neu' : 'relevanz');
  const seen = seenIn(models, viewOf(asked));
  const scores = words === undefined ? undefined : asked.search(words);
  const { numbers, counts } = choose(seen, scores, params);
  const order = orderOf(sort, seen, scores);
  const after = readCursor(cursors, params.cursor, order.keys);
  const rest = after === undefined ? numbers : numbers.filter(order.isAfter(after));
  const page = firstOf(rest, params.limit, order.compare);
  const last = page.at(-1);
  return {
    items: page.map((number) => seen.entry(number).item()),
    total: numbers.length,
    ...(last !== undefined && rest.length > page.length ? { next: cursors.seal(order.keysOf(last)) } : {}),
    facets: Object.fromEntries(
      FACETS.map((name) => [name, facetAnswer(models, name, counts.get(name) ?? new Map())]),
    ),
  };
};

/** "Lösungen finden": search, facets with counts, sort and pages over what the viewer may see. */
export const listSolutionsQuery = waitingFor(waits, listed);
