import { FEED_FORMATS, type FeedFormat, feedAt } from '../../../contracts/feeds.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { addressWith } from '../words/address.ts';
import type { Follow } from './follow.ts';

/** Each format with the address in it. */
const feedAddresses = ({ address, narrowed = {} }: Follow): readonly (readonly [FeedFormat, string])[] =>
  FEED_FORMATS.map((format) => [format, addressWith(feedAt(address, format), narrowed)] as const);

/** What programs find in the head of a page. */
export const feedLinks = (follow: Follow | undefined): Piece =>
  follow &&
  feedAddresses(follow).map(
    ([{ type, words }, href]) =>
      html`<link rel="alternate" type="${type}" title="Auf dem Laufenden bleiben (${words})" href="${href}">\n`,
  );

/** "Auf dem Laufenden bleiben": how to hear of what is new there, without an account. */
export const followBox = (follow: Follow): Markup =>
  html`<section class="lk-abs lk-folgen" aria-labelledby="folgen"><h2 id="folgen">Auf dem Laufenden bleiben</h2><p>Was es ${follow.words} Neues gibt, kommt von selbst in jedes Leseprogramm für Nachrichten, ohne Anmeldung. Diese Adresse dort eintragen:</p><ul class="lk-merk">${feedAddresses(follow).map(([{ words, type }, href]) => html`<li><a href="${href}" type="${type}">${words}</a></li>`)}</ul>${follow.byMail && html`<p class="lk-oben">Oder montags per E-Mail an ein Funktionspostfach: <a href="${addressWith('/eintragen/subscribe', follow.byMail)}">Nachricht bestellen</a></p>`}</section>`;
