import type { Request, Response } from 'express';
import type { Asker } from '../ask/ask.ts';
import { knownQuery } from '../ask/query-string.ts';
import { ReadyAnswer } from '../ask/ready-answer.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import type { FileDefinition, PageDefinition } from './page.ts';
import type { PageParts } from './page-parts.ts';
import { pageRequestOf } from './page-request.ts';
import { whoLooks } from './visit.ts';

/** Answers with a file of a page: the same content, to be taken along. It is kept as pages are. */
export const serveFile = async (
  page: PageDefinition,
  file: FileDefinition,
  request: Request,
  response: Response,
  parts: PageParts,
): Promise<void> => {
  await parts.turn();
  const { identity } = whoLooks(request, parts);
  const asker = (): Asker => ({ sight: parts.sightOf(identity), mayWrite: () => false });
  const query = knownQuery(request, page.params);
  const asked = pageRequestOf(page, request, { query, herkunft: undefined }, asker, parts);
  const { position } = parts.readSide;
  const { audienceClass } = asker().sight;
  const key = JSON.stringify(['file', request.path, query, asked.base, position, asked.today, audienceClass]);
  const keep = request.query.atLeast === undefined;
  let ready = keep ? parts.cache.get(key) : undefined;
  if (ready === undefined) {
    const made = await file.make(asked);
    ready = keep ? parts.cache.put(key, made) : new ReadyAnswer(made);
  }
  const { headers = {}, type, ending, name, opens } = file;
  const disposition = `${opens ? 'inline' : 'attachment'}; filename="${name(asked)}.${ending}"`;
  response.set({ ...headers, 'Content-Disposition': disposition });
  await sendReady(request, response, ready, { type, ...(keep ? { tag: tagOf(key) } : {}) }, parts);
};
