import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { getKommune, type KommuneDetail } from '../../../contracts/views/kommune.ts';
import { getInbox, getTasks } from '../../../contracts/views/own-kommune.ts';
import { getVerbund } from '../../../contracts/views/verbund.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { chooseKommune } from '../own/choose.ts';
import { draftList } from '../own/drafts.ts';
import { detailRows, ownEntries, whoSeesWhat } from '../own/entries.ts';
import { inbox } from '../own/inbox.ts';
import { taskCards } from '../own/tasks.ts';
import { type Page, type PageDefinition, type PageRequest, single } from '../page.ts';
import { ownerLink } from '../parts/links.ts';

const PATH = '/unsere-kommune';
const TITLE = 'Unsere Kommune';

/** So much of what concerns it is shown at first, so that on a phone its own entries are not far below; and on each further page. */
const FIRST = '4';
const FURTHER = '20';

const section = (id: string, title: string, body: Piece): Piece =>
  body && html`<section class="lk-abs" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

/** Where nobody has said for which Kommune he acts, or acts for something else. */
const unknown = async ({ organisation: own, choice, params, ask }: PageRequest): Promise<Page> => {
  const searched = (single(params, 'suche') ?? '').slice(0, 200);
  const other = own === null ? undefined : await verbundOf(ask, own);
  return {
    title: TITLE,
    section: PATH,
    body: html`<div class="lk-lesebreite"><h1>${TITLE}</h1>${other}<p class="lk-lead">Hier steht, was für Ihre Kommune zu tun ist, was sie betrifft und was sie eingetragen hat. Für welche, ist noch nicht bekannt.</p><p>Zum ersten Mal hier? <a href="/erste-schritte">Erste Schritte</a>: Ihre Kommune finden, und was über sie schon dasteht.</p>${chooseKommune(choice, searched)}</div>`,
  };
};

const verbundOf = async (ask: PageRequest['ask'], own: StreamName): Promise<Markup> => {
  const verbund = await ask(getVerbund, { verbundId: organisationIdOf(own) });
  return html`<p class="lk-hinweis">Sie treten gerade für ${ownerLink({ verbund })} auf. Dafür gibt es <a href="/zusammenschluesse/${verbund.verbundId}/arbeitsplatz">den Arbeitsplatz</a>.</p>`;
};

const head = (detail: KommuneDetail): Markup =>
  html`<span class="lk-dach">${TITLE}</span><h1>${detail.name}</h1><p class="lk-klein"><a href="/kommunen/${detail.kommuneId}">So sehen andere diese Seite</a> · <a href="/kommunen/${detail.kommuneId}/monat">Ihr Monat</a> · <a href="/kommunen/${detail.kommuneId}/nachrichten">Nachrichten am Montag</a> · <a href="/erste-schritte">Erste Schritte</a></p>`;

const known = async (request: PageRequest, kommuneId: string): Promise<Page> => {
  const { ask, params, tell, turn, ownRows } = request;
  const at = { atLeast: params.atLeast };
  const detail = await ask(getKommune, { kommuneId }, at);
  const tasks = await ask(getTasks, { kommuneId });
  await turn();
  const limit = single(params, 'cursor') === undefined ? FIRST : FURTHER;
  const news = await ask(getInbox, { kommuneId }, { limit, cursor: params.cursor });
  const rows = [...detailRows(detail), ...(await ownRows(ask, kommuneId))];
  return {
    title: `${TITLE}: ${detail.name}`,
    section: PATH,
    live: true,
    drafts: true,
    body: html`${head(detail)}${section('aufgaben', 'Was jetzt ansteht', taskCards(tasks))}
${section('eingang', 'Was Sie betrifft', inbox(news, params, tell))}
${section('eintraege', 'Was Sie eingetragen haben', ownEntries(rows))}
${section('sicht', 'Wer sieht was', whoSeesWhat(detail, rows))}
${draftList()}`,
  };
};

/** "Unsere Kommune": what is asked of it, what concerns it, what it has entered and who sees that; for whoever acts for it. */
export const ownKommune: PageDefinition = {
  path: PATH,
  menu: TITLE,
  params: ['suche', 'cursor', 'atLeast'],
  make: (request) => {
    const { organisation: own } = request;
    return own?.startsWith('kommune-') ? known(request, organisationIdOf(own)) : unknown(request);
  },
};
