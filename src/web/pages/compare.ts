import type { Anlage } from '../../../contracts/views/anlage.ts';
import { chooser } from '../compare/chooser.ts';
import { addressed, CHOOSING, chosenIn, MOST } from '../compare/chosen.ts';
import { sideBySide } from '../compare/side-by-side.ts';
import { html, type Piece } from '../markup.ts';
import { type PageDefinition, type PageRequest, single } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { standWords } from '../words/cite.ts';
import { countedInWords } from '../words/numbers.ts';

const PATH = '/vergleich';

const leftOut = (tooMany: boolean): Piece =>
  tooMany &&
  html`<p class="lk-hinweis">Nebeneinander ist Platz für ${MOST}: hier stehen die ersten ${MOST}, die übrigen sind weggelassen.</p>`;

const compared = (items: readonly Anlage[], request: PageRequest, note: Piece): Piece => {
  const { params, today } = request;
  const day = single(params, 'zum') ?? today;
  const without = (item: Anlage) =>
    addressWith(
      PATH,
      addressed(
        items.filter((one) => one !== item),
        request,
      ),
    );
  return html`${note}<p class="lk-text">Nach dem, was eingetragen ist; Stand ${standWords({ today, day })}. Die Reihenfolge ist Ihre, keine Wertung.</p><p class="lk-btnr"><a class="lk-btn p" href="${addressWith(`${PATH}/anlage`, addressed(items, request))}">Anlage erstellen</a>${items.length < MOST && html` <a class="lk-btn" href="${addressWith(PATH, { ...addressed(items, request), suchen: 'ja' })}">Weitere hinzufügen</a>`}</p>${sideBySide(items, standWords({ today, day }), without)}<p class="lk-klein lk-oben">Keine Produktempfehlung, ersetzt kein Vergabeverfahren.</p>`;
};

/** "Vergleich": two to four solutions side by side; before that, to choose them. */
export const compare: PageDefinition = {
  path: PATH,
  params: [...CHOOSING, 'q', 'suchen'],
  make: async (request) => {
    const { items, tooMany } = await chosenIn(request);
    const choosing = items.length < 2 || single(request.params, 'suchen') !== undefined;
    const hint = items.length === 1 && html`<p class="lk-text">Noch mindestens eine weitere auswählen.</p>`;
    return {
      title: choosing ? 'Lösungen vergleichen' : `Vergleich: ${items.map(({ title }) => title).join(' – ')}`,
      description:
        'Zwei bis vier Lösungen nebeneinander: wer sie nutzt, was sie kosten, was sie gebracht haben.',
      section: '/loesungen',
      trail: [{ label: 'Lösungen finden', href: '/loesungen' }, { label: 'Vergleich' }],
      body: html`<h1>${choosing ? 'Lösungen vergleichen' : `Vergleich von ${countedInWords(items.length, 'Lösung', 'Lösungen')}`}</h1>${choosing ? await chooser(request, items, html`${leftOut(tooMany)}${hint}`) : compared(items, request, leftOut(tooMany))}`,
    };
  },
};
