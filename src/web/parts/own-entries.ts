import { html, type Markup } from '../markup.ts';
import { actionButton } from './action-button.ts';

/** What somebody who looks at the page of its own organisation enters most. */
export const ownEntries = (): Markup =>
  html`<div class="lk-btnr">${actionButton('/projekt-vorstellen', 'Projekt vorstellen', {}, true)}${actionButton('/gesuche/neu', 'Wir suchen …')}${actionButton('/eintragen/set-kontakt', 'Kontaktstelle angeben')}</div><p class="lk-klein"><a href="/eintragen">Anderes eintragen</a></p>`;
