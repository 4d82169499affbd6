import { html, type Piece } from '../markup.ts';
import { type Params, single } from '../page.ts';
import { addressWith } from '../words/address.ts';
import { counted } from '../words/numbers.ts';

/** A link to what fits remotely, too, or back to what fits; nothing where there is no such. */
export const remoteLink = (params: Params, further: number): Piece => {
  if (further === 0) return null;
  const isWide = single(params, 'weit') === 'ja';
  const address = addressWith('/loesungen', {
    ...params,
    cursor: undefined,
    weit: isWide ? undefined : 'ja',
  });
  const words = isWide
    ? 'Nur zeigen, was gut passt'
    : `${counted(further, 'entfernt passende Lösung', 'entfernt passende Lösungen')} auch zeigen`;
  return html`<p class="lk-oben"><a href="${address}">${words}</a></p>`;
};

/** "Meinten Sie …?" */
export const meantInstead = (params: Params, didYouMean: string | undefined): Piece =>
  didYouMean !== undefined &&
  html`<p class="lk-oben">Meinten Sie <a href="${addressWith('/loesungen', { ...params, cursor: undefined, q: didYouMean })}">${didYouMean}</a>?</p>`;
