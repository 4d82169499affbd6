import type { DescribedField } from '../../../contracts/fields/described.ts';
import { dateFrom } from './dates.ts';
import { numberFrom } from './numbers.ts';
import { isEmpty, partOf, rowsOf, type Typed, textOf } from './typed.ts';

/** The part of a field that may be nothing at all, in which that is said. */
export const NOTHING = '_nichts';

const groupFrom = (field: DescribedField, typed: Typed): unknown =>
  isEmpty(typed) && !field.required ? undefined : bodyFrom(field.fields, typed);

const textFrom = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

const oneFrom = (field: DescribedField, typed: Typed): unknown => {
  if (field.nullable && !isEmpty(partOf(typed, NOTHING))) return null;
  if (field.fields.length > 0) return groupFrom(field, typed);
  if (field.confirms) return isEmpty(typed) ? undefined : true;
  if (field.widget === 'date') return dateFrom(typed);
  const value = textFrom(textOf(typed));
  return field.widget === 'number' && typeof value === 'string' ? numberFrom(value) : value;
};

const valueFrom = (field: DescribedField, typed: Typed): unknown => {
  if (!field.list) return oneFrom(field, typed);
  const rows = rowsOf(typed).map((row) => oneFrom({ ...field, required: true, nullable: false }, row));
  return rows.length === 0 && !field.required ? undefined : rows;
};

/**
 * The body that was typed into a form of these fields. What is empty is left out; what is of a wrong kind stays as it was typed, so that the
 * command's contract says what is wrong with it.
 */
export const bodyFrom = (fields: readonly DescribedField[], typed: Typed): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .map((field) => [field.name, valueFrom(field, partOf(typed, field.name))] as const)
      .filter(([, value]) => value !== undefined),
  );
