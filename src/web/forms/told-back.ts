import type { DescribedField } from '../../../contracts/fields/described.ts';
import { html, join, type Piece } from '../markup.ts';
import { wordedCodes } from './around.ts';
import { NOTHING } from './body.ts';
import { dateTyped, MEANT } from './dates.ts';
import type { FoundThings } from './options.ts';
import { isEmpty, partOf, rowsOf, type Typed, textOf } from './typed.ts';

type Things = ReadonlyMap<string, FoundThings>;

const dateWords = (typed: Typed): string => {
  const { tag, monat, jahr, gemeint } = dateTyped(typed);
  const said = [tag, monat, jahr].filter((part) => part !== '').join('.');
  const words = new Map(MEANT).get(gemeint) ?? '';
  return gemeint === '' ? said : `${words.split(' ')[0]} ${said}`;
};

const one = (field: DescribedField, path: string, typed: Typed, things: Things): Piece => {
  if (!isEmpty(partOf(typed, NOTHING))) return 'nichts';
  if (field.fields.length > 0) return toldBack(field.fields, typed, things, `${path}.`);
  if (field.widget === 'date') return dateWords(typed);
  if (field.confirms) return 'Ja, das stimmt';
  const text = textOf(typed);
  const options = field.widget === 'reference' ? things.get(path)?.options : wordedCodes(field);
  return new Map(options).get(text) ?? text;
};

const value = (field: DescribedField, path: string, typed: Typed, things: Things): Piece => {
  if (!field.list) return one(field, path, typed, things);
  return join(
    rowsOf(typed).map((row, index) => one(field, `${path}.${index}`, row, things)),
    html`<br>`,
  );
};

/** What was filled in, in the words of the form; what was left empty is left out. */
export const toldBack = (
  fields: readonly DescribedField[],
  typed: Typed,
  things: Things,
  before = '',
): Piece => {
  const filled = fields
    .map((field) => [field, partOf(typed, field.name)] as const)
    .filter(([, part]) => !isEmpty(part));
  return html`<dl class="lk-dl">${filled.map(([field, part]) => html`<dt>${field.label ?? field.name}</dt><dd class="lk-zeilen">${value(field, before + field.name, part, things)}</dd>`)}</dl>`;
};
