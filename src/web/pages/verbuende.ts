import { listVerbuende, type VerbundItem } from '../../../contracts/views/verbund.ts';
import { html, type Markup } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { nextPage } from '../parts/next-page.ts';
import { wordOf } from '../words/codes.ts';
import { counted } from '../words/numbers.ts';

const card = ({ verbundId, name, kind, land, mitglieder }: VerbundItem): Markup =>
  html`<li class="lk-karte"><h3><a href="/zusammenschluesse/${verbundId}">${name}</a></h3><p>${[wordOf('verbundKind', kind), land].filter(Boolean).join(' · ')}</p>${mitglieder > 0 && html`<p class="lk-klein">${counted(mitglieder, 'Mitglied', 'Mitglieder')}</p>`}</li>`;

/** "Zusammenschlüsse": all by name. */
export const verbuende: PageDefinition = {
  path: '/zusammenschluesse',
  menu: 'Zusammenschlüsse',
  params: ['cursor', 'limit', 'atLeast'],
  make: async ({ ask, params }) => {
    const found = await ask(listVerbuende, {}, params);
    return {
      title: 'Zusammenschlüsse',
      section: '/zusammenschluesse',
      body: html`<h1>Zusammenschlüsse</h1><p class="lk-lead">Zweckverbände, Kreise und freie Zusammenarbeit, in denen Kommunen Lösungen teilen.</p><h2 class="lk-abs">${counted(found.total, 'Zusammenschluss', 'Zusammenschlüsse')}</h2><ul class="lk-karten">${found.items.map(card)}</ul>${nextPage('/zusammenschluesse', params, found.next, 'Weitere Zusammenschlüsse')}`,
    };
  },
};
