import { HERKUNFT, type Herkunft } from '../herkunft.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { PORTION } from '../parts/portion.ts';
import { addressWith } from '../words/address.ts';
import { after } from '../words/organisation.ts';

const hidden = (params: Params): Piece =>
  Object.entries(params).flatMap(([name, value]) =>
    name === HERKUNFT || name === PORTION || value === undefined
      ? []
      : [value].flat().map((one) => html`<input type="hidden" name="${name}" value="${one}">`),
  );

/** Names that are offered where what was given is several. */
const OFFERED = 12;

const notClear = (address: (von: string) => string, { given, candidates }: Herkunft): Piece => {
  if (given === undefined) return null;
  if (candidates.length === 0)
    return html`<p class="lk-klein">Eine Kommune „${given}“ gibt es hier nicht. Bitte den Namen so eingeben, wie er unter <a href="/kommunen">Kommunen</a> steht.</p>`;
  const names = candidates
    .slice(0, OFFERED)
    .map(({ kommuneId, name, land }) => html`<a href="${address(kommuneId)}">${name}</a> (${land})`);
  return html`<p class="lk-klein">Welche ist gemeint? ${join(names, ', ')}${candidates.length > OFFERED && ' … Bitte den Namen genauer eingeben.'}</p>`;
};

/** "Ich komme aus …": by whom a list is ordered, at an address of its own, so that it works without JavaScript. */
export const herkunftForm = (path: string, params: Params, herkunft: Herkunft): Markup => {
  const { kommune, given } = herkunft;
  const address = (von: string) => addressWith(path, { ...params, [PORTION]: undefined, [HERKUNFT]: von });
  const forget = `${addressWith(path, { ...params, [PORTION]: undefined, [HERKUNFT]: undefined })}`;
  const without = html`<a href="${forget}${forget.includes('?') ? '&' : '?'}${HERKUNFT}=#uebernahmen">nicht mehr danach ordnen</a>`;
  const at = (von: string) => `${address(von)}#uebernahmen`;
  return html`<form class="lk-herkunft" action="${path}#uebernahmen" method="get">${hidden(params)}<label for="von">Ich komme aus</label> <input id="von" type="text" name="${HERKUNFT}" value="${given ?? kommune?.name ?? ''}" placeholder="Name der Kommune" maxlength="200" autocomplete="address-level2"> <button class="lk-btn klein" type="submit">Wie wir zuerst</button></form>${notClear(at, herkunft)}${
    kommune &&
    html`<p class="lk-klein">Zuerst steht, wer in Größe und Lage am nächsten ${after('bei', kommune)} ist. Das merkt sich nur Ihr Browser: ${without}.</p>`
  }`;
};
