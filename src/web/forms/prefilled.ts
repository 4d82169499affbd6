import type { DescribedField } from '../../../contracts/fields/described.ts';

/** The paths at which a form asks for something, of each list the first row, outermost first. */
const pathsOf = (fields: readonly DescribedField[], before = ''): string[] => {
  const at = ({ name, list }: DescribedField) => `${before}${name}${list ? '.0' : ''}`;
  return [
    ...fields.filter((field) => field.fields.length === 0).map(at),
    ...fields.flatMap((field) => pathsOf(field.fields, `${at(field)}.`)),
  ];
};

/**
 * The parameters of a form's address as what is typed into it: each under the path of the field, or where none has that path, in the
 * first field of that name.
 */
export const prefilled = (
  fields: readonly DescribedField[],
  pairs: Iterable<readonly [name: string, value: string]>,
): (readonly [name: string, value: string])[] => {
  const paths = pathsOf(fields);
  const own = new Set(fields.map(({ name }) => name));
  return [...pairs].map(([name, value]) => {
    if (name.includes('.') || own.has(name)) return [name, value];
    return [paths.find((path) => path.replace(/\.0$/, '').endsWith(`.${name}`)) ?? name, value];
  });
};
