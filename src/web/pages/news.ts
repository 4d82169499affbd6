import { getFeed } from '../../../contracts/views/feed.ts';
import { followEverything } from '../follow/follow.ts';
import { html } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import { type PageDefinition, single } from '../page.ts';
import { liveLine } from '../parts/live-line.ts';
import { furtherPage, nextPage } from '../parts/next-page.ts';
import { momentWords } from '../words/dates.ts';

/** "Neues": everything that happened, newest first, page by page; what comes in announces itself. */
export const news: PageDefinition = {
  path: '/neues',
  menu: 'Neues',
  lists: getFeed,
  params: ['cursor', 'limit', 'atLeast'],
  make: async ({ ask, params, tell }) => {
    const found = await ask(getFeed, {}, params);
    const first = single(params, 'cursor') === undefined;
    const [from] = found.items;
    return {
      title: furtherPage('Neues', params, from && momentWords(from.time)),
      description: 'Was Kommunen zuletzt vorgestellt, übernommen, geändert und gemessen haben.',
      section: '/neues',
      follow: followEverything,
      live: first,
      body: html`<h1>Neues</h1><p class="lk-lead">Was Kommunen vorgestellt, übernommen, geändert und gemessen haben.</p>
<section class="lk-oben" aria-label="Einträge">${first && liveLine('feed', found.position, 'neues-liste')}<ul class="lk-neu lk-feld lk-hell" id="neues-liste">${newsItems(found.items, tell)}</ul>${nextPage('/neues', params, found.next, 'Ältere Einträge')}</section>`,
    };
  },
};
