import type { z } from 'zod';
import type { QueryDefinition } from '../../../contracts/definitions.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { type FileDefinition, type PageDefinition, type PageRequest, type Params, single } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { LICENCE, standWords } from '../words/cite.ts';
import { numberWords } from '../words/numbers.ts';
import { CSV_TYPE, csvFile, csvLine } from './cell.ts';
import { type CsvColumn, columnsOf } from './columns.ts';

type Json = Readonly<Record<string, unknown>>;

interface Listed {
  readonly items: readonly Json[];
  readonly total: number;
  readonly next?: string;
}

type ListQuery = QueryDefinition<string, z.ZodObject>;

/** So many are asked for at once, and so many stand in a file; who wants more asks the interface for programs. */
const AT_ONCE = '200';
const MOST = 20_000;

/** What of an address decides what a list holds, and not which part of it is shown. */
const chosenIn = ({ shape }: z.ZodObject, params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).filter(
      ([name, value]) => name in shape && !['cursor', 'limit'].includes(name) && value !== '',
    ),
  );

/** Where an item stands, for things that have a page. */
const addressColumn = (query: ListQuery, base: string): CsvColumn[] => {
  const kind = KINDS.find(({ address }) => address === `/v1${query.path}/`);
  const { id, page } = kind ?? {};
  if (id === undefined || page === undefined) return [];
  return [{ heading: 'Adresse', of: (item) => `${base}${page}${String(item[id])}` }];
};

const lines = async (query: ListQuery, request: PageRequest) => {
  const { ask, base, params, tell, turn } = request;
  const columns = [...columnsOf(query.answer), ...addressColumn(query, base)];
  const made = [csvLine(columns.map(({ heading }) => heading))];
  const given = chosenIn(query.params, params);
  let list: Listed | undefined;
  let count = 0;
  do {
    const cursor = list?.next;
    list = (await ask(
      query,
      {},
      { ...given, limit: AT_ONCE, ...(cursor && { cursor }) },
    )) as unknown as Listed;
    for (const item of list.items) made.push(csvLine(columns.map(({ of }) => of(item, tell))));
    count += list.items.length;
    await turn();
  } while (list.next !== undefined && count < MOST);
  return { made, left: list.next === undefined ? 0 : list.total - count };
};

/** A list with all its lines, chosen as on its page; below it the licence, as of when, and how to cite it. */
const asCsv = async (path: string, query: ListQuery, request: PageRequest): Promise<string> => {
  const { base, params, today } = request;
  const { made, left } = await lines(query, request);
  const stand = standWords({ today, day: single(params, 'zum') ?? today });
  const address = base + addressWith(path, { ...chosenIn(query.params, params), atLeast: undefined });
  const more =
    left > 0 ? [['Weitere', `${numberWords(left)} Einträge stehen nicht hier: ${base}/v1${query.path}`]] : [];
  const about = [
    ...more,
    ['Lizenz', LICENCE],
    ['Stand', stand],
    ['So zitieren', `Lichterkette: ${query.title}, Stand ${stand}, ${address}`],
    ['Adresse', address],
  ];
  return csvFile([...made, '', ...about.map(csvLine)]);
};

/** The list of a page as a table. */
const listFile = (path: string, query: ListQuery): FileDefinition => ({
  ending: 'csv',
  type: CSV_TYPE,
  name: () => path.slice(1),
  make: (request) => asCsv(path, query, request),
});

/** Everything that a page can be taken along as: a page that lists something as a table, too. */
export const filesOf = ({ path, lists, files = [] }: PageDefinition): readonly FileDefinition[] =>
  lists === undefined ? files : [...files, listFile(path, lists)];
