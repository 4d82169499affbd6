import { dayInBerlin } from '../../../contracts/days.ts';
import { EndStatus } from '../../../contracts/fields/kinds/adoption.ts';
import { kommune as kind } from '../../../contracts/fields/kinds/kommune.ts';
import { statusAfter } from '../../../contracts/fields.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import { type FeedItem, getFeed } from '../../../contracts/views/feed.ts';
import { getKommune, type KommuneDetail } from '../../../contracts/views/kommune.ts';
import { getSuggestions } from '../../../contracts/views/suggestions.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { costSentences } from '../month/money.ts';
import { newsItems } from '../news/news-item.ts';
import { type Ask, type PageDefinition, type PageRequest, single } from '../page.ts';
import { dateWords } from '../words/dates.ts';
import { counted, listWords } from '../words/numbers.ts';

const MONTH = 'monat';

/** News of one Kommune that are looked at, and that are told: it is to be read on one screen. */
const LOOKED_AT = '200';
const TOLD = 6;

const ENDS: ReadonlySet<string> = new Set(EndStatus.options);

/** What did not go well: it ended, or was not pursued. */
const hasFailed = ({ type, data }: FeedItem): boolean => {
  const fields = EVENTS.get(type)?.entry;
  return fields !== undefined && ENDS.has(statusAfter(fields, data) ?? '');
};

/** The month before, or after, one (YYYY-MM). */
const moved = (month: string, by: 1 | -1): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const all = year * 12 + number - 1 + by;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
};

const monthWords = (month: string): string => dateWords({ value: month, precision: 'monat' });

/** The month that is asked for; otherwise the last one that is over. */
const monthOf = ({ params, today }: PageRequest): string => {
  const asked = single(params, MONTH) ?? '';
  const now = today.slice(0, 7);
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked <= now ? asked : moved(now, -1);
};

const newsOf = async (ask: Ask, kommuneId: string, month: string): Promise<readonly FeedItem[]> => {
  const { items } = await ask(getFeed, {}, { channel: `${kind.name}:${kommuneId}`, limit: LOOKED_AT });
  return items.filter(({ time }) => dayInBerlin(time).startsWith(month));
};

const IN_USE: ReadonlySet<string> = new Set(['im-betrieb', 'in-einfuehrung', 'in-erprobung']);

const section = (id: string, title: string, body: Piece): Markup =>
  html`<section class="lk-abs" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

const listed = (items: readonly FeedItem[], none: string, { tell }: PageRequest): Piece =>
  items.length === 0
    ? html`<p>${none}</p>`
    : html`<ul class="lk-neu lk-feld lk-hell">${newsItems(items.slice(0, TOLD), tell)}</ul>${items.length > TOLD && html`<p class="lk-klein">Und ${counted(items.length - TOLD, 'weitere Eintragung', 'weitere Eintragungen')}.</p>`}`;

const running = ({ uebernahmen }: KommuneDetail) => uebernahmen.filter(({ status }) => IN_USE.has(status));

const standing = (detail: KommuneDetail): Piece => {
  const all = running(detail);
  const unconfirmed = all.filter((item) => item.unconfirmed).length;
  return html`<p class="lk-oben">${all.length === 0 ? 'Von anderen wird nichts genutzt.' : `Von anderen genutzt: ${counted(all.length, 'Lösung', 'Lösungen')}${unconfirmed > 0 ? `, davon ${unconfirmed} länger als zwölf Monate nicht bestätigt` : ''}.`} ${detail.loesungen.length > 0 && `Selbst vorgestellt: ${counted(detail.loesungen.length, 'Lösung', 'Lösungen')}.`}</p>`;
};

const cost = (detail: KommuneDetail): Piece => {
  const sentences = costSentences(running(detail));
  return sentences.length === 0
    ? html`<p>Zu dem, was von anderen genutzt wird, sind noch keine Kosten angegeben.</p>`
    : html`<ul class="lk-liste">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
};

/** The way to the months beside this one; there is none after the month that runs. */
const beside = (id: string, month: string, today: string): Markup => {
  const link = (other: string) =>
    html`<a class="lk-btn klein" href="/kommunen/${id}/monat?${MONTH}=${other}">${monthWords(other)}</a>`;
  const after = moved(month, 1);
  return html`<p class="lk-btnr">${link(moved(month, -1))}${after <= today.slice(0, 7) && link(after)}</p>`;
};

/** "Ihr Monat": one screen for whoever leads a Kommune. No league table: others are named by size and place alone. */
export const month: PageDefinition = {
  path: '/kommunen/:id/monat',
  params: [MONTH, 'atLeast'],
  make: async (request) => {
    const { ask, id, today, params } = request;
    const detail = await ask(getKommune, { kommuneId: id }, { atLeast: params.atLeast });
    const { aehnliche } = await ask(getSuggestions, { kommuneId: id });
    const which = monthOf(request);
    const own = await newsOf(ask, id, which);
    const theirs: FeedItem[] = [];
    for (const { kommune } of aehnliche) theirs.push(...(await newsOf(ask, kommune.kommuneId, which)));
    const newest = theirs.sort((a, b) => (a.time > b.time ? -1 : 1));
    const failed = [...own, ...newest].filter(hasFailed);
    const went = (items: readonly FeedItem[]) => items.filter((item) => !hasFailed(item));
    const names = aehnliche.map(({ kommune, wie }) => `${kommune.name} (${wie})`);
    return {
      title: `Ihr Monat: ${monthWords(which)}, ${detail.name}`,
      description: `${detail.name} im ${monthWords(which)}: was bei uns und bei ähnlichen Kommunen geschah, was es kostet, was nicht geklappt hat.`,
      section: '/kommunen',
      trail: [
        { label: 'Kommunen', href: '/kommunen' },
        { label: detail.name, href: `/kommunen/${id}` },
        { label: 'Ihr Monat' },
      ],
      body: html`<h1>Ihr Monat: ${monthWords(which)}</h1><p class="lk-lead">${detail.name}</p>${beside(id, which, today)}
${section('bei-uns', 'Bei uns', html`${listed(went(own), 'In diesem Monat wurde nichts eingetragen.', request)}${standing(detail)}`)}
${section('aehnliche', 'Bei Kommunen wie unserer', aehnliche.length === 0 ? html`<p>Dafür fehlen die Zahl der Einwohnerinnen und Einwohner oder die Lage. <a href="/eintragen/change-kommune-profile?kommune=${id}">Angaben ergänzen</a></p>` : html`<p class="lk-klein">Nach Größe und Lage: ${listWords(names)}.</p>${listed(went(newest), 'In diesem Monat wurde dort nichts eingetragen.', request)}`)}
${section('kosten', 'Was es kostet', cost(detail))}
${section('nicht-geklappt', 'Was nicht geklappt hat', listed(failed, 'In diesem Monat wurde nichts beendet oder aufgegeben.', request))}`,
    };
  },
};
