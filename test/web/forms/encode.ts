import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { type DescribedField, fieldsOf } from '../../../contracts/fields/described.ts';

type Pair = [name: string, value: string];

/** A date as somebody types it. */
const ofDate = (path: string, value: unknown): Pair[] => {
  const date = typeof value === 'string' ? { value, precision: 'tag' } : (value as Record<string, string>);
  const [jahr = '', monat = '', tag = ''] = (date.value ?? '').split('-');
  const gemeint = date.grenze ?? (date.precision === 'ungefaehr' ? 'ungefaehr' : '');
  return [
    [`${path}.tag`, tag],
    [`${path}.monat`, monat],
    [`${path}.jahr`, jahr],
    [`${path}.gemeint`, gemeint],
  ];
};

const ofOne = (field: DescribedField, path: string, value: unknown): Pair[] => {
  if (value === null) return [[`${path}._nichts`, 'true']];
  if (field.fields.length > 0) return ofFields(field.fields, value as object, `${path}.`);
  if (field.widget === 'date') return ofDate(path, value);
  return [[path, typeof value === 'number' ? String(value).replace('.', ',') : String(value)]];
};

const ofFields = (fields: readonly DescribedField[], body: object, before = ''): Pair[] =>
  fields.flatMap((field) => {
    const value = (body as Record<string, unknown>)[field.name];
    const path = before + field.name;
    if (value === undefined) return field.list || field.fields.length > 0 ? [] : [[path, ''] as Pair];
    return field.list
      ? (value as unknown[]).flatMap((item, index) => ofOne(field, `${path}.${index}`, item))
      : ofOne(field, path, value);
  });

/** A body as the names and values that a browser sends once it was typed into the form of its command. */
export const typedInto = (command: CommandDefinition, body: object): Pair[] =>
  ofFields(fieldsOf(command.body), body);
