import { html, type Markup, type Piece } from '../markup.ts';

const line = (attributes: Piece, below: Piece): Markup =>
  html`<div class="lk-live"${attributes} hidden><span data-zustand="neu" hidden><span class="punkt" aria-hidden="true"></span><span data-worte></span></span>${below}<span class="lk-nurlesen" aria-live="polite"></span></div>`;

const OFFER = html`<button class="lk-btn klein" type="button" hidden></button>`;

/**
 * Where the script says that the connection is cut, and offers what has come in; it is not there while there is nothing to say.
 * `list` is the id of the list that takes it up; without one the page is loaded anew. Without JavaScript it shows nothing.
 */
export const liveLine = (channel: string, position: string, list = ''): Markup =>
  line(html` data-kanal="${channel}" data-position="${position}" data-liste="${list}"`, OFFER);

/** As `liveLine`, of a list that holds only some of what is told on the channel: what comes in is looked for in it before it is offered. */
export const checkedLine = (channel: string, position: string, list: string): Markup =>
  line(
    html` data-kanal="${channel}" data-position="${position}" data-liste="${list}" data-pruefen="1"`,
    OFFER,
  );

/** Says that something has been entered since, and changes nothing: what is being typed stays. */
export const liveHint = (channel: string, position: string): Markup =>
  line(
    html` data-kanal="${channel}" data-position="${position}" data-hinweis="1"`,
    html`<p class="lk-hinweis" data-hinweis-worte hidden>Inzwischen wurde hier etwas eingetragen. Ihre Angaben bleiben stehen; beim Eintragen sehen Sie, was es ist.</p>`,
  );
