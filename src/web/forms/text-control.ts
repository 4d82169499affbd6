import type { Widget } from '../../../contracts/fields/hints.ts';
import { html, type Markup } from '../markup.ts';
import { describedBy, inputField } from './around.ts';
import { type Drawing, idOf, type Place } from './drawing.ts';
import { textOf } from './typed.ts';

/** What a browser is told of a text: which keys it shows, and what it may fill in. */
const KEYS: Partial<Readonly<Record<Widget, { readonly type: string; readonly mode: string }>>> = {
  number: { type: 'text', mode: 'decimal' },
  key: { type: 'text', mode: 'numeric' },
  address: { type: 'url', mode: 'url' },
  mailbox: { type: 'email', mode: 'email' },
  telephone: { type: 'tel', mode: 'tel' },
};

const LINES = 5;

/** A text on one line or several. */
export const textControl = (place: Place, drawing: Drawing): Markup => {
  const { field, path, typed } = place;
  const wrong = drawing.errors.has(path);
  const invalid = wrong && html` aria-invalid="true"`;
  const css = html`kern-form-input__input${wrong && ' kern-form-input__input--error'}`;
  const about = describedBy(place, drawing);
  const text = field.widget === 'person' && textOf(typed) === '' ? drawing.newId() : textOf(typed);
  if (field.widget === 'lines')
    // The line break after the tag belongs to HTML: without it, one that was typed first would be lost.
    return inputField(
      place,
      drawing,
      html`<textarea class="${css}" id="${idOf(path)}" name="${path}" rows="${LINES}"${about}${invalid}>
${text}</textarea>`,
    );
  const { type = 'text', mode = 'text' } = (field.widget && KEYS[field.widget]) ?? {};
  return inputField(
    place,
    drawing,
    html`<input class="${css}" id="${idOf(path)}" name="${path}" type="${type}" inputmode="${mode}" autocomplete="off" value="${text}"${about}${invalid}>`,
  );
};
