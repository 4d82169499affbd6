import { html, type Markup } from '../markup.ts';
import { describedBy, groupField, inputField, wordedCodes } from './around.ts';
import { type Drawing, idOf, type Place } from './drawing.ts';
import { NO_OPTION, type Option } from './options.ts';
import { textOf } from './typed.ts';

/** So many are all shown; more of them fold into a list to open. */
const ALL_SHOWN = 7;

/** What is chosen: what was typed, else what holds where nothing is said. */
const chosenIn = ({ field, typed }: Place): string =>
  typed.texts.length > 0 ? textOf(typed) : (field.unsaid ?? '');

/** Options as radio buttons; the first of them is focused where the field is pointed to. */
export const radios = ({ path }: Place, options: readonly Option[], chosen: string | undefined): Markup[] =>
  options.map(([value, words], index) => {
    const id = index === 0 ? idOf(path) : `${idOf(path)}-${index}`;
    return html`<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" id="${id}" name="${path}" value="${value}"${value === chosen && html` checked`}><label class="kern-label" for="${id}">${words}</label></div>`;
  });

const select = (place: Place, options: readonly Option[], chosen: string, drawing: Drawing): Markup => {
  const { path } = place;
  const wrong = drawing.errors.has(path);
  return inputField(
    place,
    drawing,
    html`<div class="kern-form-input__select-wrapper"><select class="kern-form-input__select${wrong && ' kern-form-input__select--error'}" id="${idOf(path)}" name="${path}"${describedBy(place, drawing)}${wrong && html` aria-invalid="true"`}>${options.map(([value, words]) => html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`)}</select></div>`,
  );
};

/** One of several: radio buttons where they are few, else a list. What was typed and is none of them stays among them, with its error. */
export const choice = (place: Place, options: readonly Option[], drawing: Drawing): Markup => {
  const chosen = chosenIn(place);
  const known = chosen === '' || options.some(([value]) => value === chosen);
  const all = known ? options : [...options, [chosen, chosen] as const];
  const { required, unsaid } = place.field;
  const needed = required || unsaid !== undefined;
  if (all.length <= ALL_SHOWN)
    return groupField(
      place,
      drawing,
      radios(place, needed ? all : [...all, NO_OPTION], needed && chosen === '' ? undefined : chosen),
    );
  return select(place, [needed ? ['', 'Bitte wählen'] : NO_OPTION, ...all], chosen, drawing);
};

/** One of the codes of a field, in words. */
export const codeChoice = (place: Place, drawing: Drawing): Markup =>
  choice(place, wordedCodes(place.field), drawing);

/** That something is so. */
export const confirmation = (place: Place, drawing: Drawing): Markup => {
  const { path, typed } = place;
  return groupField(
    place,
    drawing,
    html`<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="${idOf(path)}" name="${path}" value="true"${textOf(typed) !== '' && html` checked`}><label class="kern-label" for="${idOf(path)}">Ja, das stimmt</label></div>`,
  );
};
