import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Drawing } from './drawing.ts';
import { fieldControls } from './field-control.ts';
import { isEmpty, partOf, type Typed } from './typed.ts';

/** What a form carries along without showing it. */
export interface Carried {
  /** The command's key: sent twice, it acts once. */
  readonly key: string;
  /** The revision and the position that the form was made from; empty where the sender may not know them. */
  readonly revision: string;
  readonly position: string;
}

/** So many fields stand open; where there are more, those that may stay empty fold up. */
const OPEN = 6;

/** True where a field is to be seen at once. */
const stands = (field: DescribedField, typed: Typed, { errors }: Drawing): boolean =>
  field.required ||
  field.unsaid !== undefined ||
  !isEmpty(partOf(typed, field.name)) ||
  [...errors.keys()].some((path) => path === field.name || path.startsWith(`${field.name}.`));

const folded = (body: Piece[]): Piece =>
  body.length > 0 &&
  html`<details class="lk-d"><summary>Weitere Angaben, alle freiwillig</summary><div class="lk-teile">${body}</div></details>`;

const fieldsOf = (fields: readonly DescribedField[], typed: Typed, drawing: Drawing): Piece => {
  const [open, rest] =
    fields.length <= OPEN
      ? [fields, []]
      : [
          fields.filter((field) => stands(field, typed, drawing)),
          fields.filter((field) => !stands(field, typed, drawing)),
        ];
  const [before, after] = [
    open.filter(({ unsaid }) => unsaid === undefined),
    open.filter(({ unsaid }) => unsaid !== undefined),
  ];
  const draw = (some: readonly DescribedField[]) => fieldControls(some, '', typed, drawing);
  return html`${draw(before)}${folded(draw(rest))}${draw(after)}`;
};

const hidden = (name: string, value: string): Piece =>
  value !== '' && html`<input type="hidden" name="${name}" value="${value}">`;

/** The form of a command. `submit` says what its button does; `first` stands above its fields. */
export const formBody = (
  { title }: CommandDefinition,
  fields: readonly DescribedField[],
  typed: Typed,
  drawing: Drawing,
  { carried, first, confirm }: { readonly carried: Carried; readonly first: Piece; readonly confirm: Piece },
): Markup =>
  // The first button is the one that Enter presses.
  html`<form class="lk-form" method="post" action="${drawing.address}#fehler" novalidate><button class="lk-nurlesen" type="submit" tabindex="-1" aria-hidden="true">Eintragen</button>${hidden('_schluessel', carried.key)}${hidden('_revision', carried.revision)}${hidden('_stand', carried.position)}${first}${fieldsOf(fields, typed, drawing)}${confirm}<p class="lk-btnr"><button class="lk-btn p" type="submit">Eintragen<span class="lk-nurlesen">: ${title}</span></button></p></form>`;
