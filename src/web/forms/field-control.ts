import { html, type Markup, type Piece } from '../markup.ts';
import { groupField, helperButton } from './around.ts';
import { NOTHING } from './body.ts';
import { codeChoice, confirmation } from './choices.ts';
import { dateControl } from './date-control.ts';
import { type Drawing, idOf, type Place } from './drawing.ts';
import { textControl } from './text-control.ts';
import { thingControl } from './thing-control.ts';
import { isEmpty, partOf, rowsOf, type Typed, textOf } from './typed.ts';

const EMPTY: Typed = { texts: [], parts: new Map() };

/** That there is nothing, where that can be said of a field. */
const nothing = ({ field, path, typed }: Place): Markup =>
  html`<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="${idOf(path)}-nichts" name="${path}.${NOTHING}" value="true"${textOf(partOf(typed, NOTHING)) !== '' && html` checked`}><label class="kern-label" for="${idOf(path)}-nichts">${field.fields.length > 0 ? 'Nichts davon (mehr): Was hier stand, entfällt' : `${field.label}: Das gibt es nicht`}</label></div>`;

const group = (place: Place, drawing: Drawing): Markup => {
  const { field, path, typed } = place;
  return groupField(
    place,
    drawing,
    html`<div class="lk-teile">${fieldControls(field.fields, `${path}.`, typed, drawing)}${field.nullable && nothing(place)}</div>`,
    true,
  );
};

const one = (place: Place, drawing: Drawing): Piece => {
  const { field, typed } = place;
  if (field.fields.length > 0) return group(place, drawing);
  if (field.confirms) return (drawing.confirming || !isEmpty(typed)) && confirmation(place, drawing);
  switch (field.widget) {
    case 'date':
      return dateControl(place, drawing);
    case 'choice':
      return codeChoice(place, drawing);
    case 'reference':
      return thingControl(place, drawing);
    default:
      return html`${textControl(place, drawing)}${field.nullable && nothing(place)}`;
  }
};

const list = (place: Place, drawing: Drawing): Markup => {
  const { field, path, typed } = place;
  const rows = rowsOf(typed);
  const shown = rows.length === 0 || drawing.more.has(path) ? [...rows, EMPTY] : rows;
  const single = { ...field, list: false, required: true, nullable: false };
  return groupField(
    place,
    drawing,
    html`<div class="lk-teile">${shown.map((row, index) =>
      one({ field: single, path: `${path}.${index}`, typed: row, label: `Angabe ${index + 1}` }, drawing),
    )}<p>${helperButton(`_mehr.${path}`, html`Noch eine Angabe<span class="lk-nurlesen"> zu ${field.label}</span>`, drawing.address, `${path}.${rows.length}`)}</p></div>`,
    true,
  );
};

/** The fields of a form, or of a part of one, in their order. */
export const fieldControls = (
  fields: readonly Place['field'][],
  before: string,
  typed: Typed,
  drawing: Drawing,
): Piece[] =>
  fields.map((field) => {
    const place = { field, path: before + field.name, typed: partOf(typed, field.name) };
    return field.list ? list(place, drawing) : one(place, drawing);
  });
