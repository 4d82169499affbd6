import type { z } from 'zod';
import { type FieldMarks, marksOf } from './marks.ts';
import { alternativesAt } from './schema-at.ts';
import { wrapped } from './wrapped.ts';

/** The way to a field: property names, a number in a tuple, `*` for every item of an array or value of a record. */
export type FieldPath = readonly string[];

/** A field that carries marks. */
export interface MarkedField {
  readonly path: FieldPath;
  readonly marks: FieldMarks;
}

type Schema = z.core.$ZodType;

/** The schemas being looked through, outermost first, and those of them that contain themselves. */
interface Trail {
  readonly schemas: readonly Schema[];
  readonly path: FieldPath;
  readonly recursive: Set<Schema>;
}

const refuse = (path: FieldPath, sentence: string): never => {
  throw new Error(`/${path.join('/')}: ${sentence}`);
};

/** One entry a path: a field that is reached in two ways carries the marks of both. */
const merged = (fields: readonly MarkedField[]): MarkedField[] => {
  const byPath = new Map<string, MarkedField>();
  for (const { path, marks } of fields) {
    const key = JSON.stringify(path);
    byPath.set(key, { path, marks: { ...byPath.get(key)?.marks, ...marks } });
  }
  return [...byPath.values()];
};

const below = (name: string, schema: Schema, trail: Trail): MarkedField[] =>
  fieldsIn(schema, { ...trail, path: [...trail.path, name] }).map(({ path, marks }) => ({
    path: [name, ...path],
    marks,
  }));

/** Looks through a part in which no mark can be found again, and refuses it where it has one. */
const unreachable = (schema: Schema | undefined | null, trail: Trail, sentence: string): MarkedField[] =>
  schema && fieldsIn(schema, trail).length > 0 ? refuse(trail.path, sentence) : [];

const inObject = ({ shape, catchall }: z.core.$ZodObjectDef, trail: Trail): MarkedField[] => {
  unreachable(catchall, trail, 'a catchall carries a mark: name the field in the shape of the object.');
  return Object.entries(shape).flatMap(([name, field]) => {
    if (name === '*') return unreachable(field, trail, 'a marked field is named "*": give it another name.');
    return below(name, field, trail);
  });
};

const inRecord = ({ keyType, valueType }: z.core.$ZodRecordDef, trail: Trail): MarkedField[] => {
  unreachable(
    keyType,
    trail,
    'the keys of a record carry a mark: make it a list of { key, value }, whose fields can be found.',
  );
  return below('*', valueType, trail);
};

const inTuple = ({ items, rest }: z.core.$ZodTupleDef, trail: Trail): MarkedField[] => {
  unreachable(rest, trail, 'the rest of a tuple carries a mark: use an array, or name each place.');
  return items.flatMap((item, index) => below(String(index), item, trail));
};

const sameMarks = (a: FieldMarks, b: FieldMarks = {}): boolean =>
  Object.keys({ ...a, ...b }).every((key) => a[key as keyof FieldMarks] === b[key as keyof FieldMarks]);

/** A path does not tell which form of a union a value has: what is marked in one form must be marked in all. */
const inUnion = ({ options }: z.core.$ZodUnionDef, trail: Trail): MarkedField[] => {
  const forms = options.map((option) => ({ option, fields: fieldsIn(option, trail) }));
  for (const { fields } of forms)
    for (const { path, marks } of fields)
      for (const other of forms) {
        const there = other.fields.find((field) => field.path.join('/') === path.join('/'));
        if (sameMarks(marks, there?.marks) || alternativesAt(other.option, path).length === 0) continue;
        refuse(
          [...trail.path, ...path],
          'a field is marked in one form of a union and not in another: mark it in every form, or give the fields different names.',
        );
      }
  return forms.flatMap(({ fields }) => fields);
};

/** What comes out of a pipe is what is stored: a mark before a transform would be lost. */
const inPipe = ({ in: before, out: after }: z.core.$ZodPipeDef, trail: Trail): MarkedField[] => {
  const found = fieldsIn(after, trail);
  const kept = new Set(found.map(({ path }) => path.join('/')));
  for (const { path } of fieldsIn(before, trail))
    if (!kept.has(path.join('/')))
      refuse(
        [...trail.path, ...path],
        'a mark stands before a transform, which loses it: pipe the result into the marked field.',
      );
  return found;
};

const inside = (schema: Schema, trail: Trail): MarkedField[] => {
  const inner = wrapped(schema);
  if (inner !== undefined) return fieldsIn(inner, trail);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return inObject(def, trail);
    case 'array':
      return below('*', def.element, trail);
    case 'record':
      return inRecord(def, trail);
    case 'tuple':
      return inTuple(def, trail);
    case 'union':
      return inUnion(def, trail);
    case 'intersection':
      return [...fieldsIn(def.left, trail), ...fieldsIn(def.right, trail)];
    case 'pipe':
      return inPipe(def, trail);
    case 'lazy':
      return fieldsIn(def.getter(), trail);
    default:
      return partsOf(def).flatMap((part) =>
        unreachable(
          part,
          trail,
          `a mark cannot be found inside a ${def.type}: use an object, array or record.`,
        ),
      );
  }
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** The schemas that the definition of one holds, whatever its type. */
const partsOf = (def: object): Schema[] => Object.values(def).flat().filter(isSchema);

const MOST_LEVELS = 60;

const fieldsIn = (schema: Schema, trail: Trail): MarkedField[] => {
  if (trail.schemas.includes(schema)) {
    trail.recursive.add(schema);
    return [];
  }
  if (trail.schemas.length > MOST_LEVELS)
    refuse(trail.path, 'a schema has no end: let its getter return the same schema each time.');
  const found = inside(schema, { ...trail, schemas: [...trail.schemas, schema] });
  const own = marksOf(schema);
  const all = merged([...(own ? [{ path: [], marks: own }] : []), ...found]);
  if (all.length > 0 && trail.recursive.has(schema))
    refuse(
      trail.path,
      'a schema that contains itself has a marked field, at endless paths: write out the levels that are needed.',
    );
  return all;
};

const known = new WeakMap<Schema, readonly MarkedField[]>();

/**
 * Every field of `schema` that carries marks, once. Throws where one stands where no path leads to, with what to do. A schema
 * never changes, so it is looked through once.
 */
export const markedFields = (schema: z.ZodType): readonly MarkedField[] => {
  const fields = known.get(schema) ?? fieldsIn(schema, { schemas: [], path: [], recursive: new Set() });
  known.set(schema, fields);
  return fields;
};

/** All fields of `schema` that carry a mark, as paths. */
export const markedPaths = (schema: z.ZodType, mark: keyof FieldMarks): readonly FieldPath[] =>
  markedFields(schema)
    .filter(({ marks }) => marks[mark] !== undefined)
    .map(({ path }) => path);
