import { createHash } from 'node:crypto';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import { Problem } from '../../../contracts/problems.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { bodyFrom } from './body.ts';
import type { Things } from './things.ts';
import { partOf, type Typed, textOf, typedIn } from './typed.ts';
import { written } from './written.ts';

type Pair = readonly [name: string, value: string];

/** What holds by now of the fields that a form changes: by their names, as the form would carry it. */
export type Current = ReadonlyMap<string, readonly Pair[]>;

/** The field by which a command names what it changes; undefined where it changes its organisation. */
export const namingIn = (fields: readonly DescribedField[]): DescribedField | undefined =>
  fields.find(({ own, list, widget }) => own && !list && widget === 'reference');

/** What holds by now of what is changed: nothing where the command changes nothing, or nobody has said what. */
export const currentOf = async (
  { revises = [] }: CommandDefinition,
  fields: readonly DescribedField[],
  typed: Typed,
  things: Things,
): Promise<Current> => {
  const naming = namingIn(fields);
  const id = naming === undefined ? '' : textOf(partOf(typed, naming.name));
  if (revises.length === 0 || (naming?.required && id === '')) return new Map();
  const kind = id === '' ? undefined : KINDS.find(({ name }) => naming?.of.includes(name));
  const known = await things.known(kind, id).catch((error: unknown) => {
    // The command says it in its own words when it is sent.
    if (error instanceof Problem && error.status < 500) return undefined;
    throw error;
  });
  return new Map(
    fields
      .filter(({ name }) => known?.[name] !== undefined && revises.includes(name))
      .map((field) => [field.name, written(field, field.name, known?.[field.name])] as const)
      .filter(([, pairs]) => pairs.length > 0),
  );
};

/** What a field holds, in short: equal where nothing was changed. Browsers write the ends of lines in their own way. */
export const digestOf = (field: DescribedField, typed: Typed): string => {
  const value = JSON.stringify(bodyFrom([field], typed)).replaceAll('\\r\\n', '\\n');
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
};

/** What a form was made from, as it carries that along. */
export const madeOf = (fields: readonly DescribedField[], current: Current): string =>
  fields
    .filter(({ name }) => current.has(name))
    .map((field) => `${field.name}:${digestOf(field, typedIn(current.get(field.name) ?? []))}`)
    .join(' ');

/** The fields that a form was made from, with what they held. */
export const heldIn = (form: URLSearchParams): ReadonlyMap<string, string> =>
  new Map(
    (form.get('_vorher') ?? '')
      .split(' ')
      .map((one) => one.split(':') as [string, string])
      .filter(([name]) => name !== ''),
  );
