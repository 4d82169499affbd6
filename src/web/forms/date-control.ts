import { html, type Markup } from '../markup.ts';
import { groupField } from './around.ts';
import { dateTyped, MEANT } from './dates.ts';
import { type Drawing, idOf, type Place } from './drawing.ts';

const PARTS = [
  ['tag', 'Tag', 2],
  ['monat', 'Monat', 2],
  ['jahr', 'Jahr', 4],
] as const;

/** A date in parts, of which those stay empty that nobody knows, and how it is meant. */
export const dateControl = (place: Place, drawing: Drawing): Markup => {
  const { path } = place;
  const typed = dateTyped(place.typed);
  const wrong = drawing.errors.has(path);
  const parts = PARTS.map(([name, words, width], index) => {
    const id = index === 0 ? idOf(path) : `${idOf(path)}-${name}`;
    return html`<div class="kern-form-input"><label class="kern-label kern-label--small" for="${id}">${words}</label><input class="kern-form-input__input lk-kurz-${width}${wrong && ' kern-form-input__input--error'}" id="${id}" name="${path}.${name}" type="text" inputmode="numeric" autocomplete="off" value="${typed[name]}"></div>`;
  });
  const meant = html`<div class="kern-form-input"><label class="kern-label kern-label--small" for="${idOf(path)}-gemeint">So gemeint</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="${idOf(path)}-gemeint" name="${path}.gemeint">${MEANT.map(([code, words]) => html`<option value="${code}"${code === typed.gemeint && html` selected`}>${words}</option>`)}</select></div></div>`;
  return groupField(
    place,
    drawing,
    html`<p class="lk-klein">Was Sie nicht wissen, bleibt leer: Das Jahr genügt.</p><div class="lk-datum">${parts}${meant}</div>`,
  );
};
