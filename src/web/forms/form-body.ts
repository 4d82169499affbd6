import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Folded } from './arrangement.ts';
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
  /** What it was made from of what it changes. */
  readonly held: string;
}

/** So many fields stand open; where there are more, those that may stay empty fold up. */
const OPEN = 6;

/** True where a field is to be seen at once: it must be there, is there, or belongs to what is said most, as the command's example shows. */
const stands = (field: DescribedField, example: object, typed: Typed, { errors }: Drawing): boolean =>
  field.required ||
  Object.hasOwn(example, field.name) ||
  field.unsaid !== undefined ||
  !isEmpty(partOf(typed, field.name)) ||
  [...errors.keys()].some((path) => path === field.name || path.startsWith(`${field.name}.`));

/** Fields in the order in which they are drawn: in sight, folded up, and those that hold where nothing is said. */
export interface Groups {
  readonly first: readonly DescribedField[];
  readonly folded: readonly Folded[];
  readonly last: readonly DescribedField[];
}

const wrongIn = (fields: readonly DescribedField[], { errors }: Drawing): boolean =>
  [...errors.keys()].some((path) => fields.some(({ name }) => path === name || path.startsWith(`${name}.`)));

/** The groups of a form that nobody arranged: what may stay empty folds up where there is much of it. */
export const groupsOf = (
  { example }: CommandDefinition,
  fields: readonly DescribedField[],
  typed: Typed,
  drawing: Drawing,
): Groups => {
  if (fields.length <= OPEN) return { first: fields, folded: [], last: [] };
  const open = fields.filter((field) => stands(field, example as object, typed, drawing));
  return {
    first: open.filter(({ unsaid }) => unsaid === undefined),
    folded: [{ title: 'Weitere Angaben', fields: fields.filter((field) => !open.includes(field)) }],
    last: open.filter(({ unsaid }) => unsaid !== undefined),
  };
};

const fieldsOf = ({ first, folded, last }: Groups, typed: Typed, drawing: Drawing): Piece => {
  const draw = (some: readonly DescribedField[]) => fieldControls(some, '', typed, drawing);
  const more = folded.filter(({ fields }) => fields.length > 0);
  return html`${draw(first)}${more.map(
    ({ title, fields }) =>
      html`<details class="lk-d"${wrongIn(fields, drawing) && html` open`}><summary>${title}</summary><div class="lk-teile">${draw(fields)}</div></details>`,
  )}${draw(last)}`;
};

const hidden = (name: string, value: string): Piece =>
  value !== '' && html`<input type="hidden" name="${name}" value="${value}">`;

/** The name under which a form says that it only asks what is to be changed. */
export const STEP = '_schritt';

/** What a form has beside its fields. */
export interface FormAround {
  readonly carried: Carried;
  readonly first: Piece;
  readonly confirm: Piece;
  /** It only asks for whom, and what is to be changed. */
  readonly step: boolean;
  /** What its button says. */
  readonly submit: string;
}

/** The form of a command; `first` stands above its fields. */
export const formBody = (
  { title }: CommandDefinition,
  groups: Groups,
  typed: Typed,
  drawing: Drawing,
  { carried, first, confirm, step, submit }: FormAround,
): Markup => {
  const words = step ? 'Weiter' : submit;
  const along: Piece = step
    ? hidden(STEP, '1')
    : html`${hidden('_schluessel', carried.key)}${hidden('_revision', carried.revision)}${hidden('_stand', carried.position)}${hidden('_vorher', carried.held)}`;
  // The first button is the one that Enter presses.
  return html`<form class="lk-form"${!step && html` data-entwurf`} method="post" action="${drawing.address}#fehler" novalidate><button class="lk-nurlesen" type="submit" tabindex="-1" aria-hidden="true">${words}</button>${along}${first}${fieldsOf(groups, typed, drawing)}${confirm}<p class="lk-btnr"><button class="lk-btn p" type="submit">${words}<span class="lk-nurlesen">: ${title}</span></button></p></form>`;
};
