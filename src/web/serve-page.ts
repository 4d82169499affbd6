import type { Request, Response } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import type { Asker } from '../ask/ask.ts';
import { knownQuery, parametersIn } from '../ask/query-string.ts';
import { ReadyAnswer } from '../ask/ready-answer.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import { askAs } from './ask-as.ts';
import { assets } from './asset-store.ts';
import { csvLink } from './csv/csv-link.ts';
import { ifPublic } from './follow/if-public.ts';
import { frame } from './frame.ts';
import { keepHerkunft, keptHerkunft } from './herkunft.ts';
import type { PageDefinition } from './page.ts';
import type { PageParts } from './page-parts.ts';
import { pageRequestOf } from './page-request.ts';
import { type Visit, visitOf, whoLooks } from './visit.ts';

const asPublic = (parts: PageParts) => (): Asker => ({
  sight: parts.sightOf(parts.access.identify(undefined)),
  mayWrite: () => false,
});

const make = async (
  page: PageDefinition,
  { request, query, herkunft }: Readonly<{ request: Request; query: string; herkunft: string | undefined }>,
  asker: () => Asker,
  visit: Visit,
  parts: PageParts,
) => {
  const made = await page.make(pageRequestOf(page, request, { query, herkunft }, asker, parts));
  const follow = await ifPublic(made.follow, askAs(asPublic(parts), parts));
  const body = [made.body, csvLink(page, parametersIn(query))];
  return { text: frame({ ...made, body, follow }, visit).toString(), herkunft: made.herkunft };
};

/** What the browser is to keep that is sent a page, where its address says from where the reader comes: the same for everybody. */
const TOLD = new WeakMap<ReadyAnswer, string | null>();

/**
 * Answers with a page. What was made once is kept for everybody who sees the same, until anything happens or the day
 * ends; `atLeast` waits first, so it is made anew.
 */
export const servePage = async (
  page: PageDefinition,
  request: Request,
  response: Response,
  parts: PageParts,
): Promise<void> => {
  // Once for all that the page asks: it is to be of one moment.
  await parts.turn();
  const { identity, credentials } = whoLooks(request, parts);
  const asker = (): Asker => ({ sight: parts.sightOf(identity), mayWrite: () => false });
  const query = knownQuery(request, page.params);
  const address = query === '' ? request.path : `${request.path}?${query}`;
  const today = dayInBerlin(parts.now());
  const visit = visitOf(request, address, credentials, parts);
  const { position } = parts.readSide;
  const herkunft = page.herkunft === undefined ? undefined : keptHerkunft(request);
  const keep = page.volatile !== true && request.query.atLeast === undefined;
  const key = JSON.stringify([
    'page',
    assets().hash,
    address,
    position,
    today,
    asker().sight.audienceClass,
    credentials,
    visit.notices,
    herkunft,
  ]);
  let ready: ReadyAnswer | undefined = keep ? parts.cache.get(key) : undefined;
  if (ready === undefined) {
    const made = await make(page, { request, query, herkunft }, asker, visit, parts);
    ready = keep ? parts.cache.put(key, made.text) : new ReadyAnswer(made.text);
    if (made.herkunft !== undefined) TOLD.set(ready, made.herkunft);
  }
  const told = TOLD.get(ready);
  if (told !== undefined) keepHerkunft(response, told);
  const tagged = { type: 'text/html; charset=utf-8', ...(keep ? { tag: tagOf(key) } : {}) };
  await sendReady(request, response, ready, tagged, parts);
};
