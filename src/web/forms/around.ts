import { html, type Markup, type Piece } from '../markup.ts';
import { worded } from '../words/codes.ts';
import { type Drawing, idOf, type Place } from './drawing.ts';
import type { Option } from './options.ts';

/** The label of a field, and that it may stay empty. */
export const labelOf = ({ field, label }: Place): Piece =>
  html`${label ?? field.label ?? field.name}${!field.required && field.unsaid === undefined && label === undefined && html` <span class="kern-label__optional">(freiwillig)</span>`}`;

/** The codes of a field with their words: those that the field gives them itself, else those of the pages. */
export const wordedCodes = ({ choices, codes }: Place['field']): readonly Option[] =>
  codes === undefined ? worded(choices) : choices.map((code) => [code, codes[code] ?? code]);

/** A help that is written for programs as well, in the words of the form: codes by their words, each once. */
const forPeople = (help: string, codes: readonly Option[]): string =>
  codes
    .reduce((text, [code, words]) => text.replaceAll(`„${code}“`, `„${words}“`), help)
    .replaceAll(/„([^“]+)“: \1; /g, '')
    .replaceAll(' (null)', '');

/** The sentence for whoever does not know what belongs here. */
export const hintOf = ({ field, path, label }: Place): Piece =>
  field.help !== undefined &&
  label === undefined &&
  html`<div class="kern-hint" id="${idOf(path)}-hilfe">${forPeople(field.help, wordedCodes(field))}</div>`;

/** What is wrong with a field. */
export const errorOf = ({ path }: Place, { errors }: Drawing): Piece => {
  const message = errors.get(path);
  return (
    message !== undefined &&
    html`<p class="kern-error" id="${idOf(path)}-fehler"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><span class="lk-nurlesen">Fehler: </span>${message}</span></p>`
  );
};

/** The ids of what describes a field, as an attribute. */
export const describedBy = ({ field: { help }, path, label }: Place, { errors }: Drawing): Piece => {
  const ids = [
    ...(help === undefined || label !== undefined ? [] : [`${idOf(path)}-hilfe`]),
    ...(errors.has(path) ? [`${idOf(path)}-fehler`] : []),
  ];
  return ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`;
};

/** A field of one input with its label, help and error. */
export const inputField = (place: Place, drawing: Drawing, control: Piece): Markup => {
  const wrong = drawing.errors.has(place.path);
  return html`<div class="kern-form-input${wrong && ' kern-form-input--error'}"><label class="kern-label" for="${idOf(place.path)}">${labelOf(place)}</label>${hintOf(place)}${control}${errorOf(place, drawing)}</div>`;
};

/** A field of several inputs with its legend, help and error. `target`: it is focused itself where it is pointed to. */
export const groupField = (place: Place, drawing: Drawing, body: Piece, target = false): Markup => {
  const wrong = drawing.errors.has(place.path);
  return html`<fieldset class="kern-fieldset${wrong && ' kern-fieldset--error'}"${target && html` id="${idOf(place.path)}" tabindex="-1"`}${describedBy(place, drawing)}><legend class="kern-label">${labelOf(place)}</legend>${hintOf(place)}${errorOf(place, drawing)}<div class="kern-fieldset__body">${body}</div></fieldset>`;
};

/** Sends the form to itself, so that it changes and nothing is entered. */
export const helperButton = (name: string, words: Piece, address: string, path: string): Markup =>
  html`<button class="lk-btn klein" type="submit" name="${name}" value="1" formaction="${address}#${idOf(path)}">${words}</button>`;
