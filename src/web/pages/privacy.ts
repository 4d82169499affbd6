import { html } from '../markup.ts';
import type { PageDefinition } from '../page.ts';
import { stated, statedContact } from '../parts/stated.ts';

/** "Datenschutz": what is kept of whoever reads and enters, and who is responsible for it. */
export const privacy: PageDefinition = {
  path: '/datenschutz',
  params: [],
  foot: 'Datenschutz',
  make: async ({ operator }) => ({
    title: 'Datenschutz',
    description:
      'Was diese Lichterkette über Menschen speichert, die lesen oder eintragen, und an wen sie sich wenden.',
    body: html`<h1>Datenschutz</h1><p class="lk-lead">Lesen geht ohne Konto, und niemand wird dabei verfolgt.</p>
<section class="lk-abs lk-text" aria-labelledby="lesen"><h2 id="lesen">Wenn Sie lesen</h2><ul><li>Alles kommt von diesem Dienst: keine Schriften, Bilder oder Programme von anderen Stellen, keine Statistik, keine Werbung.</li><li>Das Protokoll des Dienstes hält zu jeder Anfrage fest, welche Art von Seite gefragt war, wann, wie lange es dauerte und ob es gelang: keine Adresse Ihres Rechners, keine Suchworte.</li><li>Ein Cookie wird erst gesetzt, wenn Sie etwas wählen. Wählen Sie in der Demonstration eine Rolle, enthält es nur diese Rolle, gilt nur hier und endet mit dem Schließen des Browsers. Geben Sie auf der Seite einer Lösung an, aus welcher Kommune Sie kommen, merkt sich Ihr Browser diese Kommune ein Jahr lang; danach werden nur Listen geordnet, hier wird davon nichts gespeichert, und dort nehmen Sie es auch zurück.</li></ul></section>
<section class="lk-abs lk-text" aria-labelledby="eintragen"><h2 id="eintragen">Wenn eine Stelle etwas einträgt</h2><ul><li>Nach außen steht die Kommune oder der Zusammenschluss mit der Rolle, nie eine Person.</li><li>Einträge bleiben auf Dauer im Bestand, damit nachvollziehbar ist, wer was von wem übernommen hat. Namen von Personen gehören nicht hinein.</li><li>Bestellt eine Stelle Nachrichten für ein Funktionspostfach, steht dessen Adresse im Bestand, nur für sie selbst sichtbar. Erst nach Zustimmung des Postfachs wird etwas verschickt; es wird nicht festgehalten, ob eine Nachricht gelesen oder ein Verweis darin aufgerufen wurde.</li><li>Für Digitallotsinnen und Digitallotsen wird nur eine zufällige Kennung je Einsatz gespeichert; öffentlich steht allein, in welchen Bereichen es sie gibt.</li></ul></section>
<section class="lk-abs lk-text" aria-labelledby="stellen"><h2 id="stellen">An wen Sie sich wenden</h2><p>Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Aufsicht beschweren.</p><dl class="lk-dl lk-oben"><dt>Verantwortlich</dt><dd>${stated(operator.LICHTERKETTE_OPERATOR)}</dd><dt>Datenschutzbeauftragte Stelle</dt><dd>${statedContact(operator.LICHTERKETTE_PRIVACY_CONTACT)}</dd><dt>Aufsicht</dt><dd>${stated(operator.LICHTERKETTE_PRIVACY_AUTHORITY)}</dd></dl></section>`,
  }),
};
