import { FOLLOWED_LISTS, FOLLOWED_THINGS } from '../../contracts/feeds.ts';
import { Problem } from '../../contracts/problems.ts';
import type { AbonnementRow } from '../../projections/tables/abonnement.ts';
import type { FeedEntry } from '../exchange/entries.ts';
import type { Says } from '../exchange/news-entry.ts';
import { newsOfList, newsOfThing } from '../exchange/news-of.ts';
import type { AskPublic } from '../exchange/public.ts';

/** So many things one message tells at most. */
export const MOST_ITEMS = 3;

/** What is asked with. */
export interface Asking {
  readonly ask: AskPublic;
  readonly says: Says;
}

const LISTS = { loesungen: 'solution', gesuche: 'need' } as const;

const newsOf = async (row: AbonnementRow, { ask, says }: Asking): Promise<readonly FeedEntry[]> => {
  const { liste, q, land, gestaltungsfeld } = row;
  const given = Object.fromEntries(
    Object.entries({ q, land, gestaltungsfeld }).filter(([, value]) => value !== undefined),
  );
  const list = liste && FOLLOWED_LISTS.find(({ kind }) => kind.name === LISTS[liste]);
  if (list !== undefined) return (await newsOfList(list, given, '', ask)).entries;
  for (const thing of FOLLOWED_THINGS) {
    const id = (row as unknown as Readonly<Record<string, unknown>>)[thing.kind.id];
    if (typeof id === 'string') return (await newsOfThing(thing, id, ask, says)).entries;
  }
  return [];
};

/** The same; nothing where what is followed is gone, or not for everybody any more. */
const newsNow = async (row: AbonnementRow, asking: Asking): Promise<readonly FeedEntry[]> => {
  try {
    return await newsOf(row, asking);
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return [];
    throw error;
  }
};

/** Which of the news of a week are told. */
export interface Week {
  readonly from: string;
  readonly to: string;
  /** The id of the organisation whose own entries are no news to it. */
  readonly own: string;
}

const inWeek =
  ({ from, to, own }: Week) =>
  ({ time, by }: FeedEntry): boolean =>
    time >= from && time < to && by !== own;

/** The first of each list, then the second of each: nothing that is followed is crowded out by something else. */
const inTurns = (lists: readonly (readonly FeedEntry[])[]): readonly FeedEntry[] => {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();
};

/** What one message tells: at most three things, the newest of each that is followed, no page twice; what everybody may read. */
export const itemsFor = async (
  rows: readonly AbonnementRow[],
  week: Week,
  asking: Asking,
): Promise<readonly FeedEntry[]> => {
  const sorted = [...rows].sort((a, b) => (a.abonnementId < b.abonnementId ? -1 : 1));
  const lists: (readonly FeedEntry[])[] = [];
  for (const row of sorted) lists.push((await newsNow(row, asking)).filter(inWeek(week)));
  const byPage = new Map<string, FeedEntry>();
  for (const one of inTurns(lists)) if (!byPage.has(one.page)) byPage.set(one.page, one);
  return [...byPage.values()].slice(0, MOST_ITEMS);
};
