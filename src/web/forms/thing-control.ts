import { html, type Markup } from '../markup.ts';
import { groupField, helperButton } from './around.ts';
import { choice, radios } from './choices.ts';
import { type Drawing, idOf, type Place } from './drawing.ts';
import { NO_OPTION } from './options.ts';
import { textOf } from './typed.ts';

/** The names under which a search among things is sent: its words, and that it is to be made. */
export const searchName = (path: string) => ({ words: `_suche.${path}`, go: `_los.${path}` });

/** Something that is named: chosen among a few, or searched for among many. */
export const thingControl = (place: Place, drawing: Drawing): Markup => {
  const { path, typed, field } = place;
  const { options, searched, total, further } = drawing.things.get(path) ?? { options: [], total: 0 };
  if (searched === undefined) {
    if (total > 0 || textOf(typed) !== '') return choice(place, options, drawing);
    return groupField(place, drawing, html`<p>Hier gibt es noch nichts, das sich wählen lässt.</p>`, true);
  }
  const names = searchName(path);
  const found = field.required ? options : [...options, ...(options.length > 0 ? [NO_OPTION] : [])];
  const id = options.length > 0 ? `${idOf(path)}-suche` : idOf(path);
  return groupField(
    place,
    drawing,
    html`${radios(place, found, textOf(typed))}${searched !== '' && options.length === 0 && html`<p class="lk-klein">Dazu wurde nichts gefunden.</p>`}${further && html`<p class="lk-klein">Es passt noch mehr. Bitte genauer suchen.</p>`}<div class="lk-suchfeld"><label class="kern-label kern-label--small" for="${id}">Suchen nach</label><input class="kern-form-input__input" id="${id}" name="${names.words}" type="search" value="${searched}" autocomplete="off">${helperButton(names.go, 'Suchen', drawing.address, path)}</div>`,
  );
};
