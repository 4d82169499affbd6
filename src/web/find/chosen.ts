import { html, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { type choicesOf, chosenOf } from './facets.ts';

/** What has been chosen, each with a link that takes it back. */
export const chosenLinks = (params: Params, all: ReturnType<typeof choicesOf>): Piece => {
  const chosen = all.flatMap(({ choices }) => choices.filter((choice) => choice.chosen));
  if (chosen.length === 0) return null;
  const without = (name: string, value: string) =>
    addressWith('/loesungen', {
      ...params,
      cursor: undefined,
      [name]: chosenOf(params, name).filter((one) => one !== value),
    });
  return html`<ul class="lk-gewaehlt" aria-label="Gewählt">${chosen.map(
    ({ name, value, words }) =>
      html`<li><a href="${without(name, value)}"><span aria-hidden="true">✕ </span><span class="lk-nurlesen">nicht mehr: </span>${words}</a></li>`,
  )}<li><a href="${addressWith('/loesungen', { q: params.q })}">alles zurücknehmen</a></li></ul>`;
};
