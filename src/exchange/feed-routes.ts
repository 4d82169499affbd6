import type { Request, Response, Router } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import {
  EVERYTHING,
  FEED_FORMATS,
  type FeedFormat,
  FOLLOWED_LISTS,
  FOLLOWED_THINGS,
  feedAt,
} from '../../contracts/feeds.ts';
import { Problem } from '../../contracts/problems.ts';
import { parametersOf, withoutParameters } from '../ask/query-string.ts';
import { isUuid } from '../http/headers.ts';
import { baseOf, type OwnNames } from '../http/own-names.ts';
import type { QueryParts } from '../http/queries.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import { atomFeed } from './atom.ts';
import type { NewsFeed } from './entries.ts';
import { jsonFeed } from './json-feed.ts';
import type { Says } from './news-entry.ts';
import { allNews, newsOfList, newsOfThing } from './news-of.ts';
import { askPublic } from './public.ts';

/** What the routes of feeds need. */
export interface FeedParts extends QueryParts {
  readonly own: OwnNames;
  readonly says: Says;
}

type News = Omit<NewsFeed, 'self'>;

const WRITERS: Readonly<Record<FeedFormat['ending'], (feed: NewsFeed, base: string) => string>> = {
  atom: atomFeed,
  json: jsonFeed,
};

const searchOf = ({ originalUrl }: Request): string => {
  const at = originalUrl.indexOf('?');
  return at === -1 ? '' : originalUrl.slice(at);
};

/**
 * Answers with a feed. It is the same for everybody: its address is handed on. Its tag is that of its content, so that a reader who
 * has it gets 304 until something is new in this very feed.
 */
const serve = async (
  format: FeedFormat,
  { request, response }: { readonly request: Request; readonly response: Response },
  make: () => Promise<News>,
  parts: FeedParts,
): Promise<void> => {
  await parts.turn();
  const base = baseOf(parts.own, request.socket.localPort);
  const self = request.baseUrl + request.path + searchOf(request);
  const today = dayInBerlin(parts.now());
  const key = JSON.stringify(['feed', base, self, parts.readSide.position, today]);
  const ready =
    parts.cache.get(key) ?? parts.cache.put(key, WRITERS[format.ending]({ ...(await make()), self }, base));
  const tagged = { type: `${format.type}; charset=utf-8`, tag: tagOf(ready.body) };
  await sendReady(request, response, ready, tagged, parts);
};

const idIn = ({ params }: Request): string => {
  const id = String(params.id).toLowerCase();
  if (!isUuid(id)) throw new Problem('not-found', { detail: 'Das gibt es hier nicht.' });
  return id;
};

/** Adds the feeds of everything that can be followed, below `/v1`. To be added before the queries: `feed.atom` is no id. */
export const addFeedRoutes = (router: Router, parts: FeedParts): void => {
  const ask = askPublic(parts);
  const below = (address: string, format: FeedFormat) => feedAt(address, format).slice(EVERYTHING.length);
  for (const format of FEED_FORMATS) {
    router.get(below(EVERYTHING, format), (request, response) => {
      withoutParameters(request);
      return serve(format, { request, response }, () => allNews(ask, parts.says), parts);
    });
    for (const list of FOLLOWED_LISTS)
      router.get(below(list.kind.address ?? '', format), (request, response) => {
        const given = parametersOf(request);
        const make = () => newsOfList(list, given, searchOf(request), ask);
        return serve(format, { request, response }, make, parts);
      });
    for (const thing of FOLLOWED_THINGS)
      router.get(below(`${thing.kind.address}:id`, format), (request, response) => {
        withoutParameters(request);
        const make = () => newsOfThing(thing, idIn(request), ask, parts.says);
        return serve(format, { request, response }, make, parts);
      });
  }
};
