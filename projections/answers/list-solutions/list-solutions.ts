import type { z } from 'zod';
import type { listSolutions } from '../../../contracts/views/catalogue.ts';
import { readCursor } from '../../lists/cursor.ts';
import { firstOf } from '../../lists/first-of.ts';
import { type Asked, type Scope, waitingFor } from '../../reading/asked.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { choose, type Sought, seekIn } from './choose.ts';
import { FACETS, facetAnswer } from './facets.ts';
import { orderOf } from './order.ts';
import { mendedFor, reasonsOf } from './reasons.ts';
import { searching } from './search-index.ts';
import type { CatalogueView } from './view.ts';
import { seenIn, viewing } from './viewed.ts';

type Params = z.output<typeof listSolutions.params>;

const wordsOf = ({ q }: Params) => (q?.trim() ? q : undefined);

const viewOf = ({ params, sight, today, text }: Scope<Params>): CatalogueView => ({
  sight,
  day: params.zum ?? today,
  zum: params.zum,
  text,
});

const waits = (models: ReadModels, scope: Scope<Params>) => {
  const words = wordsOf(scope.params);
  return {
    moment: viewing(models, viewOf(scope)),
    words: words === undefined ? [] : searching(models, { ...scope, words }),
  };
};

const whyOf = (models: ReadModels, number: number, sought: Sought | undefined, { text }: Asked<Params>) =>
  sought === undefined ? {} : { why: reasonsOf(models, number, sought.hits, text) };

/** "Meinten Sie": the query as it was mended to find the best of all. */
const meant = (
  models: ReadModels,
  { hits, best }: ReturnType<typeof seekIn>,
  { params, text }: Asked<Params>,
) => {
  const didYouMean = best === undefined ? undefined : mendedFor(models, best, params.q ?? '', hits, text);
  return didYouMean === undefined ? {} : { didYouMean };
};

const listed = (models: ReadModels, asked: Asked<Params>) => {
  const { params, cursors } = asked;
  const words = wordsOf(params);
  const sort = params.sort ?? (words === undefined ? 'neu' : 'relevanz');
  const seen = seenIn(models, viewOf(asked));
  const sought = words === undefined ? undefined : seekIn(seen, asked.search(words), params.weit === 'ja');
  const { numbers, counts, further } = choose(seen, sought, params);
  const order = orderOf(sort, seen, sought);
  const after = readCursor(cursors, params.cursor, order.keys);
  const rest = after === undefined ? numbers : numbers.filter(order.isAfter(after));
  const page = firstOf(rest, params.limit, order.compare);
  const last = page.at(-1);
  return {
    items: page.map((number) => ({
      ...seen.entry(number).item(asked),
      ...whyOf(models, number, sought, asked),
    })),
    total: numbers.length,
    ...(last !== undefined && rest.length > page.length ? { next: cursors.seal(order.keysOf(last)) } : {}),
    ...(sought === undefined ? {} : { further, ...meant(models, sought, asked) }),
    facets: Object.fromEntries(
      FACETS.map((name) => [name, facetAnswer(models, name, counts.get(name) ?? new Map())]),
    ),
  };
};

/** "Lösungen finden": search, facets with counts, sort and pages over what the viewer may see. */
export const listSolutionsQuery = waitingFor(waits, listed);
