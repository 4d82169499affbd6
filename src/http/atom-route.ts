import { Router } from 'express';
import { getFeed } from '../../contracts/views/feed.ts';
import { answer, prepare } from './ask.ts';
import { atomFeed } from './atom.ts';
import { baseOf, type OwnNames } from './own-names.ts';
import { askerOf, type QueryParts } from './queries.ts';
import { withoutParameters } from './query-string.ts';

/** `/v1/feed.atom`: the newest entries that the public may see. */
export const atomRoute = (parts: QueryParts & { readonly own: OwnNames }): Router => {
  const router = Router({ caseSensitive: true });
  router.get('/feed.atom', async (request, response) => {
    withoutParameters(request);
    await parts.turn();
    const asker = askerOf(request, parts);
    const question = await prepare({ query: getFeed, path: {}, params: { limit: '50' } }, asker, parts);
    const feed = answer(question, asker, parts);
    const base = baseOf(parts.own, request.socket.localPort);
    response
      .set('Cache-Control', 'no-cache')
      .type('application/atom+xml')
      .send(atomFeed(feed as Parameters<typeof atomFeed>[0], base, parts.now()));
  });
  return router;
};
