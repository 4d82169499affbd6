import { html, type Markup } from '../markup.ts';
import { addressWith } from '../words/address.ts';

/** What to do where nothing was found. */
export const nothingFound = (words: string | undefined, narrowed: boolean): Markup =>
  html`<div class="lk-leer"><h2>Nichts gefunden${words && html` für „${words}“`}</h2><p>Das kann helfen:</p><ul>${
    narrowed &&
    html`<li><a href="${addressWith('/loesungen', { q: words })}">Ohne Eingrenzung suchen</a></li>`
  }<li>Ein anderes Wort für dieselbe Sache, zum Beispiel „Parkausweis“ oder „Bewohnerparken“</li><li>Weniger Wörter: oft reicht das wichtigste</li><li><a href="/loesungen">Alle Lösungen ansehen</a></li></ul></div>`;
