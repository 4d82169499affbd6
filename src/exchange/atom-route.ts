import type { Router } from 'express';
import { getFeed } from '../../contracts/views/feed.ts';
import { answer, prepare } from '../ask/ask.ts';
import { withoutParameters } from '../ask/query-string.ts';
import { baseOf, type OwnNames } from '../http/own-names.ts';
import { askerOf, type QueryParts } from '../http/queries.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import { atomFeed } from './atom.ts';

/** What the Atom route needs. */
export interface AtomParts extends QueryParts {
  readonly own: OwnNames;
}

const NEWEST = { query: getFeed, path: {}, params: { limit: '50' } };

/** Adds `/feed.atom`: the newest entries that whoever asks may see. */
export const addAtomRoute = (router: Router, parts: AtomParts): void => {
  router.get('/feed.atom', async (request, response) => {
    withoutParameters(request);
    await parts.turn();
    const question = await prepare(NEWEST, askerOf(request, parts), parts);
    const asker = askerOf(request, parts);
    const base = baseOf(parts.own, request.socket.localPort);
    const key = JSON.stringify(['atom', base, question.position, asker.sight.audienceClass]);
    const feed = () => answer(question, asker, parts) as Parameters<typeof atomFeed>[0];
    const ready = parts.cache.get(key) ?? parts.cache.put(key, atomFeed(feed(), base));
    const tagged = { type: 'application/atom+xml; charset=utf-8', tag: tagOf(key) };
    await sendReady(request, response, ready, tagged, parts);
  });
};
