import { CHAPTERS } from '../help/handbook.ts';
import { html } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { LIGHTS, lightIcon } from '../parts/light.ts';

/** "Hilfe": what the signs and words mean. */
export const help: PageDefinition = {
  path: '/hilfe',
  params: [],
  make: async () => ({
    title: 'Hilfe',
    description: 'Wie man hier sucht, liest und einträgt, und was die Wörter bedeuten.',
    body: html`<h1>Hilfe</h1><p class="lk-lead">Lichterketten statt Leuchttürme: Hier steht, was Kommunen digitalisiert haben, wer es von wem übernommen hat, was dabei geändert wurde und ob es läuft.</p>
<section class="lk-abs" aria-labelledby="schritte"><h2 id="schritte">Schritt für Schritt</h2><ul class="lk-liste">${CHAPTERS.map(({ name, title }) => html`<li><a href="/hilfe/${name}">${title}</a></li>`)}</ul></section>
<section class="lk-abs lk-text" aria-labelledby="lesen"><h2 id="lesen">Was hier zu lesen ist</h2><ul><li><b>Lösung:</b> was eine Kommune oder ein Zusammenschluss vorgestellt hat.</li><li><b>Übernahme</b> (auch: Nachnutzung): eine andere Kommune nutzt das auch, so wie dort, angepasst, in Teilen oder aus mehreren zusammengeführt.</li><li><b>Umsetzung in …:</b> die Lösung, wie sie in dieser Kommune läuft. Auch von ihr kann man übernehmen.</li><li><b>Verbreitung:</b> der ganze Weg vom Ursprung zu allen, die übernommen haben.</li><li><b>Redaktionell erfasst:</b> Eine Veröffentlichung berichtet das; die Kommune hat es nicht bestätigt. Solche Einträge zählen nirgends mit.</li></ul></section>
<section class="lk-abs" aria-labelledby="zeichen"><h2 id="zeichen">Die Zeichen</h2><div class="lk-feld"><ul class="lk-leg">${LIGHTS.map(([kind, words]) => html`<li>${lightIcon(kind)}${words}</li>`)}<li>${lightIcon('betrieb', true)}bewährt</li></ul></div></section>
<section class="lk-abs lk-text" aria-labelledby="zahlen"><h2 id="zahlen">Wie gezählt wird</h2><p>„5 Kommunen nutzen das“ zählt jede Kommune einmal, bei der es im Betrieb ist und die das in den letzten zwölf Monaten bestätigt hat. Der Ursprung zählt nicht mit, eine bloße Anregung auch nicht. Was länger nicht bestätigt wurde, steht daneben, mit der Zahl der Monate.</p><p>Es gibt keine Rangliste, weder von Kommunen noch von Lösungen. „Bewährt“ stellt ein Zusammenschluss fest: nur mit genanntem Nutzen, Zielgruppe, Messgröße und einem gemeldeten Ergebnis. Die Feststellung gilt dem Vorgehen, nie einem Produkt, und ersetzt kein Vergabeverfahren.</p></section>
<section class="lk-abs lk-text" aria-labelledby="programme"><h2 id="programme">Für Programme</h2><p>Alles Öffentliche gibt es auch als Daten: <a href="/openapi.json">Schnittstelle (OpenAPI)</a>, <a href="/asyncapi.json">laufende Meldungen (AsyncAPI)</a>, <a href="/v1/feed.atom">Atom</a>. Was bedeutet, was der Dienst ablehnt: <a href="/probleme">Rückmeldungen an Programme</a>.</p></section>`,
  }),
};
