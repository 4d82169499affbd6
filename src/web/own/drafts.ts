import { html, type Markup } from '../markup.ts';

/** Where the script lists what was begun in forms and not sent; without it nothing is kept, and that is said. */
export const draftList = (): Markup =>
  html`<section class="lk-abs" aria-labelledby="entwuerfe" data-entwuerfe><h2 id="entwuerfe">Noch nicht abgeschickt</h2><p>Was Sie in ein Formular tippen, merkt sich bis zum Eintragen nur dieser Browser. Auf dem Server steht nichts davon, und an einem anderen Gerät sehen Sie es nicht.</p><noscript><p class="lk-klein">Dafür braucht der Browser JavaScript; ohne das wird nichts aufbewahrt.</p></noscript><p data-leer hidden>Gerade ist nichts begonnen.</p><ul class="lk-liste" data-liste hidden></ul><p class="lk-btnr" data-alle hidden><button class="lk-btn klein" type="button">Alles löschen</button></p></section>`;
