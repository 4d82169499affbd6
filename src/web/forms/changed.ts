import type { DescribedField } from '../../../contracts/fields/described.ts';
import { Problem } from '../../../contracts/problems.ts';
import { wordedCodes } from './around.ts';
import { type Current, digestOf, heldIn } from './current.ts';
import { isEmpty, partOf, type Typed, typedIn } from './typed.ts';

type Pair = readonly [name: string, value: string];

const cannotBeEmptied = (fields: readonly DescribedField[]): Problem =>
  new Problem('invalid-fields', {
    detail: 'Was hier stand, lässt sich ändern, aber nicht entfernen.',
    errors: fields.map(({ name }) => ({
      path: `/${name}`,
      message: 'Das lässt sich ändern, aber nicht entfernen. Bitte etwas eintragen.',
    })),
  });

/** A body without what may stay away and stayed as the form had it. Throws Problem 422 where something was emptied that only can be changed. */
export const onlyChanged = (
  body: Record<string, unknown>,
  fields: readonly DescribedField[],
  typed: Typed,
  form: URLSearchParams,
): Record<string, unknown> => {
  const held = heldIn(form);
  const kept = fields.filter(({ name, required }) => !required && held.has(name));
  const emptied = kept.filter(({ name }) => body[name] === undefined);
  if (emptied.length > 0) throw cannotBeEmptied(emptied);
  const same = new Set(
    kept.filter((field) => held.get(field.name) === digestOf(field, typed)).map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(body).filter(([name]) => !same.has(name)));
};

const wordsOf = (field: DescribedField, pairs: readonly Pair[]): string => {
  const [pair] = pairs;
  if (pairs.length !== 1 || pair === undefined || field.widget === 'reference')
    return 'Das wurde inzwischen von jemand anderem geändert.';
  const words = new Map(wordedCodes(field)).get(pair[1]) ?? pair[1];
  return `Hier steht inzwischen: „${words}“`;
};

/** A form that others have been faster with: what was left alone as it stands by now, and what both changed. */
export interface Merged {
  readonly pairs: readonly Pair[];
  /** What stands by now where both changed something, by the names of the fields. */
  readonly both: ReadonlyMap<string, string>;
}

const fieldOf = (name: string): string => name.split('.')[0] ?? '';

/** Brings together what was typed and what holds by now. */
export const merged = (
  sent: readonly Pair[],
  fields: readonly DescribedField[],
  current: Current,
  form: URLSearchParams,
): Merged => {
  const held = heldIn(form);
  const typed = typedIn(sent);
  const moved = fields.filter((field) => {
    const now = current.get(field.name);
    return now !== undefined && held.get(field.name) !== digestOf(field, typedIn(now));
  });
  const untouched = moved.filter(
    (field) => (held.get(field.name) ?? digestOf(field, typedIn([]))) === digestOf(field, typed),
  );
  const fresh = new Set(untouched.map(({ name }) => name));
  const both = moved.filter(
    (field) =>
      !fresh.has(field.name) &&
      !isEmpty(partOf(typed, field.name)) &&
      digestOf(field, typed) !== digestOf(field, typedIn(current.get(field.name) ?? [])),
  );
  return {
    pairs: [
      ...sent.filter(([name]) => !fresh.has(fieldOf(name))),
      ...untouched.flatMap(({ name }) => current.get(name) ?? []),
    ],
    both: new Map(both.map((field) => [field.name, wordsOf(field, current.get(field.name) ?? [])])),
  };
};
