import { html, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { addressWith } from '../words/address.ts';

/** The link to the page that follows; nothing at the end. */
export const nextPage = (path: string, params: Params, next: string | undefined, words: string): Piece =>
  next !== undefined &&
  html`<p class="lk-weiter"><a class="lk-btn" rel="next" href="${addressWith(path, { ...params, cursor: next, atLeast: undefined })}">${words}</a></p>`;

/** The title of a page of a list: that of the list, and on further pages with what the page begins. */
export const furtherPage = (title: string, { cursor }: Params, first: string | undefined): string =>
  cursor === undefined || first === undefined ? title : `${title}, weiter ab „${first}“`;
