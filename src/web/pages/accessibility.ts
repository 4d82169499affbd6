import { html } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { stated, statedContact } from '../parts/stated.ts';

/** "Barrierefreiheit": how far it goes, what is missing, and where to say that something does not work. */
export const accessibility: PageDefinition = {
  path: '/barrierefreiheit',
  params: [],
  foot: 'Barrierefreiheit',
  make: async ({ operator }) => ({
    title: 'Erklärung zur Barrierefreiheit',
    description: 'Wie weit diese Lichterkette barrierefrei ist und wo Sie melden, was nicht geht.',
    body: html`<h1>Erklärung zur Barrierefreiheit</h1><p class="lk-lead">Alle sollen hier lesen können. Angestrebt sind BITV 2.0 und WCAG 2.2, Stufe AA.</p>
<section class="lk-abs lk-text" aria-labelledby="melden"><h2 id="melden">Etwas geht nicht? Sagen Sie es uns</h2><p>Bitte nennen Sie die Adresse der Seite und was nicht ging. Sie können auch um eine Auskunft in anderer Form bitten.</p><dl class="lk-dl lk-oben"><dt>Barriere melden</dt><dd>${statedContact(operator.LICHTERKETTE_ACCESSIBILITY_CONTACT)}</dd><dt>Wenn keine oder keine zufriedenstellende Antwort kommt: Durchsetzungs- oder Schlichtungsstelle</dt><dd>${stated(operator.LICHTERKETTE_ACCESSIBILITY_AUTHORITY)}</dd></dl></section>
<section class="lk-abs lk-text" aria-labelledby="stand"><h2 id="stand">Wie weit es ist</h2><ul><li>Jede Art von Seite wird bei jeder Änderung des Programms von einem Prüfprogramm angesehen (axe: breiter Bildschirm, Telefon, dunkle Darstellung).</li><li>Alles geht mit der Tastatur und ohne JavaScript.</li><li>Eine Prüfung durch eine unabhängige Stelle oder mit Betroffenen steht aus. Deshalb wird nicht behauptet, dass alle Anforderungen erfüllt sind.</li></ul></section>
<section class="lk-abs lk-text" aria-labelledby="grenzen"><h2 id="grenzen">Was bekannt ist</h2><ul><li>Große Zeichnungen der Verbreitung sind nur zum Ansehen bequem. Dasselbe steht daneben als Liste und als Tabelle.</li><li>Eine Fassung in Leichter Sprache und eine in Gebärdensprache gibt es noch nicht.</li></ul></section>`,
  }),
};
