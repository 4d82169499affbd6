import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { Problem } from '../../../contracts/problems.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { idOf } from './drawing.ts';

/** Where whoever sent a form finds what is wrong with it. */
export const SUMMARY_ID = 'fehler';

/** A JSON Pointer as the path of a field. */
const pathOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

const DATE =
  'Bitte ein Datum angeben, das es gibt: mindestens das Jahr mit vier Ziffern, den Tag nur zusammen mit dem Monat.';
const MISSING = 'Bitte ausfüllen.';
const CHOOSE = 'Bitte wählen.';

/** The words of a contract for programs, in those of a form. */
const forPeople = (message: string, field: DescribedField | undefined): string => {
  if (field?.widget === 'date' && message.includes('JJJJ')) return DATE;
  if (field?.widget === 'reference' && message.includes('UUID')) return CHOOSE;
  return message === 'Diese Angabe fehlt.' ? (field?.widget === 'choice' ? CHOOSE : MISSING) : message;
};

/** The field at a path; undefined where the form has none there. */
const fieldAt = (fields: readonly DescribedField[], path: string): DescribedField | undefined => {
  const [name, ...rest] = path.split('.').filter((step) => !/^\d+$/.test(step));
  const field = fields.find((one) => one.name === name);
  return field === undefined || rest.length === 0 ? field : fieldAt(field.fields, rest.join('.'));
};

/** The field that something said of a path inside of it can be shown at: dates and the like are one field. */
const shownAt = (fields: readonly DescribedField[], path: string): string => {
  const steps = path.split('.');
  while (steps.length > 0 && fieldAt(fields, steps.join('.')) === undefined) steps.pop();
  return steps.join('.');
};

/** What a problem says of fields, by their paths; an empty path where it is none of the form. */
export const errorsOf = (
  { details: { errors = [] } }: Problem,
  fields: readonly DescribedField[],
): Map<string, string> => {
  const found = new Map<string, string>();
  for (const { path, message } of errors) {
    const at = shownAt(fields, pathOf(path));
    if (!found.has(at)) found.set(at, forPeople(message, fieldAt(fields, at)));
  }
  return found;
};

/** A field as the summary names it. */
const namedAt = (fields: readonly DescribedField[], path: string): string =>
  fieldAt(fields, path)?.label ?? '';

/** What a form could not be entered with: why, where, and what would be possible instead. */
export interface Refused {
  readonly title: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
}

/** "adopt-best-practice mit adoptionId …": a command that would do, as programs are told. */
const COMMAND = /^([a-z]+(?:-[a-z]+)+)(?: mit (\w+) ([0-9a-f-]{36}))?/;

/** What would be possible instead: a command by its title and its form. What only a program can send is left out. */
const instead = (allowed: readonly string[]): Markup[] =>
  allowed.flatMap((one) => {
    const [, name = '', field = '', id = ''] = COMMAND.exec(one) ?? [];
    const command = COMMANDS.get(name);
    if (command !== undefined)
      return html`<li><a href="/eintragen/${name}${field !== '' && `?${field}=${id}`}">${command.title}</a></li>`;
    return /\p{Ll}\p{Lu}/u.test(one) ? [] : html`<li>${one}</li>`;
  });

/** The summary at the top of a form that was refused. */
export const summary = (
  { title, detail, allowed = [] }: Refused,
  errors: ReadonlyMap<string, string>,
  fields: readonly DescribedField[],
  more?: Piece,
): Markup => {
  const links = [...errors].map(([path, message]) => {
    const label = namedAt(fields, path);
    const words = label === '' ? message : `${label}${label.endsWith('?') ? '' : ':'} ${message}`;
    return path === '' ? html`<li>${message}</li>` : html`<li><a href="#${idOf(path)}">${words}</a></li>`;
  });
  const possible = instead(allowed);
  return html`<div class="lk-fehler" id="${SUMMARY_ID}" role="alert" tabindex="-1"><h2>${title}</h2>${detail !== '' && html`<p>${detail}</p>`}${links.length > 0 && html`<ul>${links}</ul>`}${possible.length > 0 && html`<p>Das ginge:</p><ul>${possible}</ul>`}${more}</div>`;
};
