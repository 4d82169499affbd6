import type { z } from 'zod';
import type { getInbox, InboxAnlass, InboxItem } from '../../../contracts/views/own-kommune.ts';
import { html, type Markup } from '../markup.ts';
import { newsItem } from '../news/news-item.ts';
import type { Tell } from '../news/told.ts';
import type { Params } from '../page.ts';
import { checkedLine } from '../parts/live-line.ts';
import { nextPage } from '../parts/next-page.ts';

const WHY: Readonly<Record<InboxAnlass, string>> = {
  'von-uns-uebernommen': 'Von Ihnen übernommen',
  vorlage: 'Ihre Vorlage',
  antwort: 'Ihr Gesuch',
  mitgliedschaft: 'Ihre Mitgliedschaft',
  'angabe-ueber-uns': 'Über Sie berichtet',
  festgestellt: 'Ihre Lösung',
  einladung: 'Sie sind genannt',
};

const item = (one: InboxItem, tell: Tell): Markup => newsItem(one, tell, html`<b>${WHY[one.anlass]}:</b> `);

/** What others have said that concerns the Kommune, the newest first; what comes in announces itself. */
export const inbox = (
  { items, total, next, position }: z.output<typeof getInbox.answer>,
  params: Params,
  tell: Tell,
): Markup =>
  html`${params.cursor === undefined && checkedLine('feed', position, 'eingang-liste')}<ul class="lk-neu lk-feld lk-hell" id="eingang-liste">${items.map((one) => item(one, tell))}</ul>${total === 0 && html`<p>Noch hat niemand etwas eingetragen, das Sie betrifft.</p>`}${nextPage('/unsere-kommune', params, next, 'Ältere Einträge')}`;
