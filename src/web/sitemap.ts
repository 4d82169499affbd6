import { type Request, type Response, Router } from 'express';
import type { QueryDefinition } from '../../contracts/definitions.ts';
import { KINDS } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { answer, prepare } from '../ask/ask.ts';
import { baseOf } from '../http/own-names.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import type { PageParts } from './page-parts.ts';
import { PAGES } from './shown.ts';

/** So many addresses a sitemap may have (sitemaps.org); whoever has more finds them by links. */
const MOST = 50_000;

/** The list in which those of a kind stand, for kinds that have pages. */
const listsOf = () =>
  KINDS.flatMap(({ id, page, address }) => {
    const query = VIEWS.find(({ path }) => `/v1${path}/` === address);
    return page === undefined || query === undefined ? [] : [{ id, page, query }];
  });

interface List {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
}

/** One page of a list, as the public sees it. */
const ask = async (query: QueryDefinition, cursor: string | undefined, parts: PageParts): Promise<List> => {
  await parts.turn();
  const asker = { sight: parts.sightOf(parts.access.identify(undefined)), mayWrite: () => false };
  const params = { limit: '200', ...(cursor === undefined ? {} : { cursor }) };
  return answer(await prepare({ query, path: {}, params }, asker, parts), asker, parts) as List;
};

async function* addresses(parts: PageParts): AsyncGenerator<string> {
  for (const { path, volatile } of PAGES) if (!path.includes(':') && volatile !== true) yield path;
  for (const { id, page, query } of listsOf()) {
    let list = await ask(query, undefined, parts);
    for (const item of list.items) yield page + String(item[id]);
    for (; list.next !== undefined; ) {
      list = await ask(query, list.next, parts);
      for (const item of list.items) yield page + String(item[id]);
    }
  }
}

const sitemap = async (base: string, parts: PageParts): Promise<string> => {
  const locations: string[] = [];
  for await (const path of addresses(parts)) {
    locations.push(`<url><loc>${base}${path}</loc></url>`);
    if (locations.length === MOST) break;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${locations.join('\n')}\n</urlset>\n`;
};

/** Search engines read pages, not the interface for programs, nor every way in which a list can be narrowed. */
const robots = (base: string): string =>
  `User-agent: *\nDisallow: /v1/\nDisallow: /*?\nAllow: /*?cursor=\n\nSitemap: ${base}/sitemap.xml\n`;

/** `/robots.txt` (RFC 9309) and `/sitemap.xml`: all that the public may read, under the address from the settings. */
export const sitemapRoutes = (parts: PageParts): Router => {
  const router = Router({ caseSensitive: true });
  const baseFor = (request: Request) => baseOf(parts.own, request.socket.localPort);
  router.get('/robots.txt', (request: Request, response: Response) => {
    response
      .set('Cache-Control', 'no-cache')
      .type('text/plain; charset=utf-8')
      .send(robots(baseFor(request)));
  });
  router.get('/sitemap.xml', async (request: Request, response: Response) => {
    const base = baseFor(request);
    const key = JSON.stringify(['sitemap', base, parts.readSide.position]);
    const ready = parts.cache.get(key) ?? parts.cache.put(key, await sitemap(base, parts));
    const tagged = { type: 'application/xml; charset=utf-8', tag: tagOf(key) };
    await sendReady(request, response, ready, tagged, parts);
  });
  return router;
};
