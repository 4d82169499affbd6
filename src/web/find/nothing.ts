import { html, type Markup, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { type choicesOf, chosenOf } from './facets.ts';
import { remoteLink } from './remote.ts';

/** What a search that found nothing was asked with. */
interface Empty {
  readonly words: string | undefined;
  readonly params: Params;
  readonly choices: ReturnType<typeof choicesOf>;
  readonly further: number;
}

/** Choices that alone keep everything away: a facet counts what would be shown if another choice were made in it. */
const emptying = ({ choices, params }: Empty): readonly Markup[] =>
  choices
    .filter((facet) => facet.choices.some(({ chosen }) => chosen))
    .filter((facet) => facet.choices.some(({ count }) => count > 0))
    .flatMap(({ title, choices: all }) =>
      all
        .filter(({ chosen }) => chosen)
        .map(({ name, value, words }) => {
          const rest = chosenOf(params, name).filter((one) => one !== value);
          const address = addressWith('/loesungen', { ...params, cursor: undefined, [name]: rest });
          return html`<li>Die Eingrenzung „${title}: ${words}“ lässt nichts übrig: <a href="${address}">ohne sie suchen</a></li>`;
        }),
    );

const withoutAny = ({ words, choices }: Empty): Piece =>
  choices.some((facet) => facet.choices.some(({ chosen }) => chosen)) &&
  html`<li><a href="${addressWith('/loesungen', { q: words })}">Ohne Eingrenzung suchen</a></li>`;

/** What to do where nothing was found: which choice is in the way, what fits remotely, and that others may be asked. */
export const nothingFound = (empty: Empty): Markup => {
  const { words, params, further } = empty;
  return html`<div class="lk-leer"><h2>Nichts gefunden${words && html` für „${words}“`}</h2>${remoteLink(params, further)}<p>Das kann helfen:</p><ul>${emptying(empty)}${withoutAny(empty)}<li>Ein anderes Wort für dieselbe Sache, zum Beispiel „Parkausweis“ oder „Bewohnerparken“</li><li>Weniger Wörter: oft reicht das wichtigste</li><li><a href="/gesuche">In den Gesuchen nachsehen</a>: vielleicht sucht es noch jemand</li><li><a href="/loesungen">Alle Lösungen ansehen</a></li></ul><p class="lk-btnr"><a class="lk-btn p" href="${addressWith('/gesuche/neu', { satz: words && `Wir suchen: ${words}` })}">Wir suchen das</a></p></div>`;
};
