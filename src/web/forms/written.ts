import type { DescribedField } from '../../../contracts/fields/described.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { NOTHING } from './body.ts';

type Pair = readonly [name: string, value: string];
type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;

/** A value as people write it. */
const plain = (value: unknown): string => {
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
};

/** A date in the parts in which a form asks for it. */
const dateParts = (path: string, value: unknown): Pair[] => {
  const date = isItem(value) ? value : { value };
  const [jahr = '', monat = '', tag = ''] = plain(date.value).split('-');
  const gemeint = date.grenze ?? (date.precision === 'ungefaehr' ? date.precision : '');
  return [
    [`${path}.tag`, tag],
    [`${path}.monat`, monat],
    [`${path}.jahr`, jahr],
    [`${path}.gemeint`, plain(gemeint)],
  ];
};

/** The id of what answers name by more than its id. */
const idIn = ({ of }: DescribedField, value: unknown): string => {
  const ids = KINDS.filter(({ name }) => of.includes(name)).map(({ id }) => id);
  return plain(isItem(value) ? ids.map((id) => value[id]).find((id) => id !== undefined) : value);
};

const one = (field: DescribedField, path: string, value: unknown): Pair[] => {
  if (value === null) return field.nullable ? [[`${path}.${NOTHING}`, 'true']] : [];
  if (field.fields.length > 0)
    return field.fields.flatMap((part) => written(part, `${path}.${part.name}`, (value as Item)[part.name]));
  if (field.widget === 'date') return dateParts(path, value);
  if (field.widget === 'reference') return [[path, idIn(field, value)]];
  return [[path, plain(value)]];
};

/** What an answer says of a field, as the names and values that a form would carry with it. */
export const written = (field: DescribedField, path: string, value: unknown): Pair[] => {
  if (value === undefined) return [];
  return field.list && Array.isArray(value)
    ? value.flatMap((item, index) => one(field, `${path}.${index}`, item))
    : one(field, path, value);
};
