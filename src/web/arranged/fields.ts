import type { DescribedField } from '../../../contracts/fields/described.ts';

type Fields = readonly DescribedField[];

/** The fields of these names, in this order. */
export const picked = (fields: Fields, names: readonly string[]): DescribedField[] =>
  names.flatMap((name) => fields.filter((field) => field.name === name));

/** All other fields. */
export const without = (fields: Fields, names: readonly string[]): DescribedField[] =>
  fields.filter(({ name }) => !names.includes(name));

/** What a field says in one form instead of what its contract says. */
type Words = Partial<Pick<DescribedField, 'label' | 'help' | 'required'>>;

/** The fields of these names with other words, in this order. */
export const reworded = (fields: Fields, words: Readonly<Record<string, Words>>): DescribedField[] =>
  picked(fields, Object.keys(words)).map((field) => ({ ...field, ...words[field.name] }));
