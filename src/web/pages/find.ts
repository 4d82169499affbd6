import { solution as kind } from '../../../contracts/fields/kinds/solution.ts';
import { listSolutions } from '../../../contracts/views/catalogue.ts';
import { compareBox, compareButton } from '../compare/on-list.ts';
import { chosenLinks } from '../find/chosen.ts';
import { foundEntry } from '../find/entry.ts';
import { choicesOf, facetBoxes } from '../find/facets.ts';
import { nothingFound } from '../find/nothing.ts';
import { meantInstead, remoteLink } from '../find/remote.ts';
import { useOnList } from '../find/use-on-list.ts';
import { followList } from '../follow/follow.ts';
import { html, type Markup } from '../markup.ts';
import { chosenIn, type PageDefinition, paramsOf, single } from '../page.ts';
import { furtherPage, nextPage } from '../parts/next-page.ts';
import { searchForm } from '../parts/search-form.ts';
import { WORDS } from '../words/codes.ts';
import { counted } from '../words/numbers.ts';

// The first one is what holds without a choice, and stays out of the address: a new search starts with it again.
const sortings = (chosen: string | undefined, hasWords: boolean): Markup => {
  const codes = hasWords ? (['relevanz', 'neu', 'titel'] as const) : (['neu', 'titel'] as const);
  const option = (code: keyof typeof WORDS.sort, index: number) =>
    html`<option value="${index === 0 ? '' : code}"${code === chosen && html` selected`}>${WORDS.sort[code]}</option>`;
  return html`<span class="lk-feldzeile"><label for="sortieren">Reihenfolge</label><select id="sortieren" name="sort">${codes.map(option)}</select> <button class="lk-btn klein" type="submit">Ordnen</button></span>`;
};

/** "Lösungen finden": search, facets, results; every state is an address. */
export const find: PageDefinition = {
  path: '/loesungen',
  menu: 'Lösungen finden',
  lists: listSolutions,
  params: paramsOf(listSolutions),
  make: async ({ ask, params: asked, organisation }) => {
    const params = chosenIn(asked);
    const found = await ask(listSolutions, {}, params);
    const useLink = await useOnList(ask, organisation);
    const words = single(params, 'q');
    const choices = choicesOf(found.facets, params);
    const further = found.further ?? 0;
    const first = single(params, 'cursor') === undefined;
    const results =
      found.total === 0
        ? nothingFound({ words, params, choices, further })
        : html`<ul class="lk-ergebnis">${found.items.map((item) => foundEntry(item, [compareBox(item), useLink(item)]))}</ul>${compareButton(found.items.length)}${nextPage('/loesungen', params, found.next, 'Weitere Lösungen')}${found.next === undefined && remoteLink(params, further)}`;
    return {
      title: furtherPage(words ? `Lösungen zu „${words}“` : 'Lösungen finden', params, found.items[0]?.title),
      description:
        'Lösungen aus Kommunen: nach eigenen Worten gesucht, nach Handlungsfeld, Land und Größe eingegrenzt.',
      section: '/loesungen',
      follow: followList(kind, params, 'an Lösungen, gesucht und eingegrenzt wie hier,'),
      body: html`<h1>Lösungen finden</h1>
${searchForm({
  value: words ?? '',
  placeholder: 'Was wollen Sie lösen?',
  more: html`<div class="lk-finden"><details class="lk-facetten"><summary>Eingrenzen</summary><div class="rahmen">${facetBoxes(choices)}<button class="lk-btn" type="submit">Eingrenzung anwenden</button></div></details>
<section aria-labelledby="treffer"><div class="treffer-zeile"><h2 id="treffer">${counted(found.total, 'Lösung', 'Lösungen')}${!first && ' (weitere Seite)'}</h2>${found.total > 1 && sortings(single(params, 'sort'), words !== undefined)}</div>${chosenLinks(params, choices)}${meantInstead(params, found.didYouMean)}${results}</section></div>`,
})}<p class="lk-abs">Sie haben etwas gelöst, das hier fehlt? <a href="/projekt-vorstellen">Projekt vorstellen</a></p>`,
    };
  },
};
