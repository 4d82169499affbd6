import {
  EVERYTHING,
  type FollowedList,
  type FollowedThing,
  MOST_ENTRIES,
  narrows,
} from '../../contracts/feeds.ts';
import { type FeedItem, getFeed } from '../../contracts/views/feed.ts';
import { unknownParameters } from '../ask/query-string.ts';
import { properties } from '../http/json-schema.ts';
import { type NewsFeed, PUBLISHER } from './entries.ts';
import { type ListItem, listEntry } from './list-entry.ts';
import { newsEntry, type Says } from './news-entry.ts';
import type { AskPublic } from './public.ts';

/** A feed before it is known in which format: `self` is the address without `/feed.…`. */
type News = Omit<NewsFeed, 'self'>;
type Given = Readonly<Record<string, unknown>>;

const LIMIT = String(MOST_ENTRIES);

const onChannel = async (ask: AskPublic, says: Says, channel: string): Promise<News['entries']> => {
  const { items } = (await ask(getFeed, {}, { channel, limit: LIMIT })) as { items: readonly FeedItem[] };
  return items.map((item) => newsEntry(item, says));
};

/** Everything that is new. */
export const allNews = async (ask: AskPublic, says: Says): Promise<News> => ({
  title: `${PUBLISHER}: Neues`,
  page: '/neues',
  entries: await onChannel(ask, says, 'feed'),
});

/** What is new of one thing. Throws Problem 404 where it is unknown, or not there for the public. */
export const newsOfThing = async (
  { kind, query }: FollowedThing,
  id: string,
  ask: AskPublic,
  says: Says,
): Promise<News> => {
  const thing = (await ask(query, { [kind.id]: id }, {})) as Given;
  return {
    title: `${PUBLISHER}: ${String(thing[kind.words])}`,
    page: (kind.page ?? EVERYTHING) + id,
    entries: await onChannel(ask, says, `${kind.name}:${id}`),
  };
};

const titleOf = ({ query }: FollowedList, { q, ...others }: Given): string =>
  [
    `${PUBLISHER}: ${query.title}`,
    typeof q === 'string' && q.trim() !== '' && ` zu „${q.trim()}“`,
    Object.keys(others).length > 0 && ', eingegrenzt',
  ]
    .filter(Boolean)
    .join('');

/** The newest of a list, narrowed by `given`. Throws Problem 400 where that cannot be asked for. */
export const newsOfList = async (
  list: FollowedList,
  given: Given,
  search: string,
  ask: AskPublic,
): Promise<News> => {
  const unknown = Object.keys(given).filter((name) => !narrows(name));
  if (unknown.length > 0) throw unknownParameters(unknown);
  const sorts = properties(list.query.params).some(([name]) => name === 'sort');
  const order = sorts ? { sort: 'neu' } : {};
  const found = (await ask(list.query, {}, { ...given, ...order, limit: LIMIT })) as {
    items: readonly ListItem[];
  };
  return {
    title: titleOf(list, given),
    page: `${(list.kind.page ?? EVERYTHING).replace(/\/$/, '')}${search}`,
    entries: found.items.map((item) => listEntry(item, list)),
  };
};
