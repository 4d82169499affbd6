import { html, type Markup } from '../markup.ts';

/**
 * Where the script says that the connection is cut, and offers what has come in; it is not there while there is nothing to say.
 * `list` is the id of the list that takes it up; without one the page is loaded anew. Without JavaScript it shows nothing.
 */
export const liveLine = (channel: string, position: string, list = ''): Markup =>
  html`<div class="lk-live" data-kanal="${channel}" data-position="${position}" data-liste="${list}" hidden><span data-zustand="neu" hidden><span class="punkt" aria-hidden="true"></span><span data-worte></span></span><button class="lk-btn klein" type="button" hidden></button><span class="lk-nurlesen" aria-live="polite"></span></div>`;
