import type { Request, Response } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Asker } from '../ask/ask.ts';
import { knownQuery, parametersIn } from '../ask/query-string.ts';
import { ReadyAnswer } from '../ask/ready-answer.ts';
import { isUuid } from '../http/headers.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import { askAs } from './ask-as.ts';
import { assets } from './asset-store.ts';
import { ifPublic } from './follow/if-public.ts';
import { frame } from './frame.ts';
import { keepHerkunft, keptHerkunft } from './herkunft.ts';
import type { PageDefinition } from './page.ts';
import type { PageParts } from './page-parts.ts';
import { ownRows, tell } from './shown.ts';
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
  const { id = '', code = '' } = request.params as { id?: string; code?: string };
  if (page.path.includes(':id') && !isUuid(id))
    throw new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
  const made = await page.make({
    ask: askAs(asker, parts),
    id: id.toLowerCase(),
    code,
    params: parametersIn(query),
    herkunft,
    organisation: whoLooks(request, parts).identity.organisation ?? null,
    choice: parts.access.choice,
    today: dayInBerlin(parts.now()),
    health: parts.health,
    operator: parts.operator,
    turn: parts.turn,
    tell,
    ownRows,
  });
  const follow = await ifPublic(made.follow, askAs(asPublic(parts), parts));
  return { text: frame({ ...made, follow }, visit).toString(), herkunft: made.herkunft };
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
