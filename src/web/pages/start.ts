import { getFeed } from '../../../contracts/views/feed.ts';
import { listKommunen } from '../../../contracts/views/kommune.ts';
import { html, type Markup } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import type { PageDefinition } from '../page.ts';
import { garland } from '../parts/garland.ts';
import { liveLine } from '../parts/live-line.ts';
import { searchForm } from '../parts/search-form.ts';

const NEWS = 8;

const hero = (): Markup =>
  html`<section class="lk-feld lk-held" aria-labelledby="was">${garland()}<h1 id="was">Was wollen Sie lösen?</h1><p class="lk-lead">Schreiben Sie das Problem auf, so wie Sie es im Amt sagen würden. Sie sehen, welche Kommune es schon gelöst hat, was sie geändert hat und ob es läuft.</p>${searchForm({ placeholder: 'zum Beispiel: Eltern rufen ständig wegen der Kita an' })}</section>`;

const WAYS = [
  [
    '/loesungen?mitErgebnis=true',
    'Lösungen mit Ergebnis',
    'Hier haben Kommunen gemessen, was es gebracht hat. Auch, wo es schlechter wurde.',
  ],
  [
    '/loesungen?bewaehrt=true',
    'Als bewährt festgestellt',
    'Ein Zusammenschluss hat das Vorgehen geprüft. Die Feststellung gilt dem Vorgehen, nie einem Produkt.',
  ],
  [
    '/loesungen?status=nicht-weiterverfolgt',
    'Woran es gescheitert ist',
    'Auch ein „Nein“ ist ein Ergebnis: Kommunen sagen, warum sie etwas nicht weiterverfolgt haben.',
  ],
] as const;

const ways = (): Markup =>
  html`<ul class="lk-karten">${WAYS.map(
    ([href, title, words]) =>
      html`<li class="lk-karte"><h3><a href="${href}">${title}</a></h3><p>${words}</p></li>`,
  )}</ul>`;

/** "Start": one question, what is new, and three ways in. No ranking, few figures. */
export const start: PageDefinition = {
  path: '/',
  params: ['atLeast'],
  make: async ({ ask, params, tell }) => {
    const news = await ask(getFeed, {}, { limit: String(NEWS), ...params });
    const { total } = await ask(listKommunen, {}, { limit: '1' });
    return {
      title: 'Lichterkette',
      live: true,
      body: html`${hero()}
<section class="lk-abs" aria-labelledby="neu"><h2 id="neu">Neu in den Kommunen</h2>${liveLine('feed', news.position, 'neues-liste')}<ul class="lk-neu lk-feld lk-hell" id="neues-liste">${newsItems(news.items, tell)}</ul><p class="lk-oben"><a href="/neues">Alles Neue ansehen</a> · <a href="/kommunen">${total} Kommunen</a> · <a href="/erste-schritte">Erste Schritte für Ihre Kommune</a></p></section>
<section class="lk-abs" aria-labelledby="wege"><h2 id="wege">Drei Wege hinein</h2>${ways()}</section>`,
    };
  },
};
