import type { z } from 'zod';
import type { Kind } from '../../../contracts/fields/kinds/kind.ts';
import { type FieldPath, markedFields } from '../../../contracts/fields/marked-fields.ts';
import { valuesAt } from '../../../contracts/paths.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { ask, type FactKind, type FactQuery } from './facts.ts';

const END = ' gibt es hier nicht.';

/** "Diese Lösung oder diesen Verweis gibt es hier nicht." */
const missingOf = (kinds: readonly Kind[]): string => {
  const [first = '', ...more] = kinds.map(({ missing }) => missing.replace(END, ''));
  return [first, ...more.map((one) => one.charAt(0).toLowerCase() + one.slice(1))].join(' oder ') + END;
};

/** The fact of a field that is declared with `ref` for these kinds: the thing is there and may be seen, or the command gets a 404. */
export const refFact = <Fact>(...kinds: readonly Kind[]): FactKind<Fact> => ({
  name: kinds.map(({ name }) => name).join(' '),
  missing: missingOf(kinds),
});

interface RefField {
  readonly path: FieldPath;
  readonly fact: FactKind<unknown>;
}

const known = new WeakMap<z.ZodType, readonly RefField[]>();

/** The fields of a schema that name something else, in the order in which they are declared. A schema never changes. */
const refFields = (schema: z.ZodType): readonly RefField[] => {
  const fields =
    known.get(schema) ??
    markedFields(schema).flatMap(({ path, marks }) => {
      if (marks.ref === undefined) return [];
      const kinds = marks.ref.split(' ').flatMap((name) => KINDS.filter((kind) => kind.name === name));
      return [{ path, fact: refFact(...kinds) }];
    });
  known.set(schema, fields);
  return fields;
};

/** What the fields of a body that name something else ask, in the order in which they are declared. */
export const refQueries = (schema: z.ZodType, body: unknown): readonly FactQuery[] =>
  refFields(schema).flatMap(({ path, fact }) =>
    valuesAt(body, path).map(({ found, pointer }) => ask(fact, String(found), pointer)),
  );
