import { nameForLists } from '../../../contracts/proper-name.ts';
import { listVerbuende, type VerbundItem } from '../../../contracts/views/verbund.ts';
import { html, type Markup } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { furtherPage, nextPage } from '../parts/next-page.ts';
import { wordOf } from '../words/codes.ts';
import { counted, doesWords } from '../words/numbers.ts';

const numbers = (item: VerbundItem): string =>
  [item.mitglieder > 0 && counted(item.mitglieder, 'Mitglied', 'Mitglieder'), doesWords(item)]
    .filter(Boolean)
    .join(', ');

const card = (item: VerbundItem): Markup =>
  html`<li class="lk-karte"><h3><a href="/zusammenschluesse/${item.verbundId}">${nameForLists(item.name)}</a></h3><p>${[wordOf('verbundKind', item.kind), item.land].filter(Boolean).join(' · ')}</p>${numbers(item) && html`<p class="lk-klein">${numbers(item)}</p>`}</li>`;

/** "Zusammenschlüsse": all by name. */
export const verbuende: PageDefinition = {
  path: '/zusammenschluesse',
  menu: 'Zusammenschlüsse',
  lists: listVerbuende,
  params: ['cursor', 'limit', 'atLeast'],
  make: async ({ ask, params }) => {
    const found = await ask(listVerbuende, {}, params);
    return {
      title: furtherPage('Zusammenschlüsse', params, found.items[0]?.name),
      description:
        'Zweckverbände, Kreise, Länder und freie Zusammenarbeit, in denen Kommunen Lösungen teilen, nach ihrem Namen.',
      section: '/zusammenschluesse',
      body: html`<h1>Zusammenschlüsse</h1><p class="lk-lead">Zweckverbände, Kreise und freie Zusammenarbeit, in denen Kommunen Lösungen teilen; dazu Länder, Regionen und Einrichtungen, die selbst etwas vorstellen oder nutzen.</p><h2 class="lk-abs">${counted(found.total, 'Zusammenschluss', 'Zusammenschlüsse')}</h2><ul class="lk-karten">${found.items.map(card)}</ul>${nextPage('/zusammenschluesse', params, found.next, 'Weitere Zusammenschlüsse')}`,
    };
  },
};
