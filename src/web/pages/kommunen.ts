import { nameForLists } from '../../../contracts/proper-name.ts';
import { type KommuneItem, listKommunen } from '../../../contracts/views/kommune.ts';
import { html, type Markup } from '../markup.ts';
import { chosenIn, type PageDefinition, type Params, paramsOf, single } from '../page.ts';
import { choiceLinks } from '../parts/choice-links.ts';
import { furtherPage, nextPage } from '../parts/next-page.ts';
import { WORDS, wordOf } from '../words/codes.ts';
import { counted, doesWords, numberWords } from '../words/numbers.ts';
import { staatWords } from '../words/staat.ts';

const facts = ({ kind, land, staat, population }: KommuneItem): string =>
  [
    wordOf('kind', kind),
    land ?? (staat && staatWords(staat)),
    population !== undefined && `${numberWords(population)} Einwohnerinnen und Einwohner`,
  ]
    .filter(Boolean)
    .join(' · ');

const card = (item: KommuneItem): Markup =>
  html`<li class="lk-karte"><h3><a href="/kommunen/${item.kommuneId}">${nameForLists(item.name)}</a></h3><p>${facts(item)}</p>${doesWords(item) && html`<p class="lk-klein">${doesWords(item)}</p>`}</li>`;

const search = (params: Params): Markup =>
  html`<form action="/kommunen" method="get" role="search"><div class="lk-such"><label class="lk-nurlesen" for="suche">Name der Kommune</label><input id="suche" type="search" name="q" value="${single(params, 'q') ?? ''}" placeholder="Name der Kommune" maxlength="200" autocomplete="off"><button class="lk-btn p" type="submit">Suchen</button></div></form>`;

const KINDS = Object.entries({ '': 'alle', ...WORDS.kind });

const kinds = (params: Params): Markup =>
  choiceLinks('/kommunen', { q: params.q }, { name: 'kind', chosen: single(params, 'kind'), choices: KINDS });

/** "Kommunen": all by name. */
export const kommunen: PageDefinition = {
  path: '/kommunen',
  menu: 'Kommunen',
  lists: listKommunen,
  params: paramsOf(listKommunen),
  make: async ({ ask, params: asked }) => {
    const params = chosenIn(asked);
    const found = await ask(listKommunen, {}, params);
    return {
      title: furtherPage('Kommunen', params, found.items[0]?.name),
      description: 'Alle Kommunen, die hier etwas vorstellen oder nutzen, nach ihrem Namen.',
      section: '/kommunen',
      body: html`<h1>Kommunen</h1>${search(params)}${kinds(params)}<h2 class="lk-abs">${counted(found.total, 'Kommune', 'Kommunen')}</h2>${
        found.total === 0
          ? html`<p>Keine gefunden. <a href="/kommunen">Alle Kommunen ansehen</a></p>`
          : html`<ul class="lk-karten">${found.items.map(card)}</ul>`
      }${nextPage('/kommunen', params, found.next, 'Weitere Kommunen')}`,
    };
  },
};
