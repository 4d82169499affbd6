import { html, type Piece } from '../markup.ts';
import type { PageDefinition, Params } from '../page.ts';
import { addressWith } from '../words/address.ts';

/** Where the list of a page can be taken along, chosen as it is shown; nothing on pages that list nothing. */
export const csvLink = ({ path, lists }: PageDefinition, params: Params): Piece => {
  if (lists === undefined) return null;
  const address = addressWith(`${path}.csv`, {
    ...params,
    cursor: undefined,
    limit: undefined,
    atLeast: undefined,
  });
  return html`<p class="lk-klein lk-abs">Zum Mitnehmen: <a href="${address}">alle Einträge dieser Liste als Tabelle (CSV)</a></p>`;
};
