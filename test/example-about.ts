import type { CommandDefinition } from '../contracts/definitions.ts';
import type { Kind } from '../contracts/fields/kinds/kind.ts';
import { markedFields } from '../contracts/fields/marked-fields.ts';
import { replaceAt } from '../contracts/paths.ts';
import { KINDS } from '../contracts/subjects.ts';

/** Gives an id of this kind for a field: of the acting organisation where it is `own`. Fields are counted from 0. */
type IdOf = (kind: Kind, own: boolean, index: number) => string;

/** Which fields of a body are ids, of which kind, and whether of what the acting organisation has itself. */
const idsIn = ({ body, example }: CommandDefinition) => {
  const refs = markedFields(body).flatMap(({ path, marks: { ref = '' } }) =>
    KINDS.filter(({ name }) => name === ref.split(' ')[0]).map((kind) => ({ path, kind, own: false })),
  );
  const named = new Set(refs.map(({ path: [field] }) => field));
  const owned = KINDS.filter(({ id }) => Object.hasOwn(example as object, id) && !named.has(id));
  return [...refs, ...owned.map((kind) => ({ path: [kind.id], kind, own: true }))];
};

/** The example of a command in which every id is one that `idOf` gives: the kind of each field says of what. */
export const exampleAbout = (definition: CommandDefinition, idOf: IdOf): Record<string, unknown> =>
  idsIn(definition).reduce<unknown>(
    (body, { path, kind, own }, index) => replaceAt(body, path, () => idOf(kind, own, index)),
    definition.example,
  ) as Record<string, unknown>;
