import { z } from 'zod';
import { type FieldMark, fieldMarks } from './fields.ts';

/** The way to a field: property names, `*` for every item of an array. */
export type FieldPath = readonly string[];

const found = new WeakMap<z.ZodType, Map<FieldMark['mark'], readonly FieldPath[]>>();

/**
 * All fields of `schema` that carry `mark`, as paths; a field reached in two ways is listed twice. A schema never
 * changes, so it is looked through once.
 */
export const markedPaths = (schema: z.ZodType, mark: FieldMark['mark']): readonly FieldPath[] => {
  const known = found.get(schema) ?? new Map<FieldMark['mark'], readonly FieldPath[]>();
  found.set(schema, known);
  const paths = known.get(mark) ?? pathsIn(schema, mark);
  known.set(mark, paths);
  return paths;
};

const pathsIn = (schema: z.ZodType, mark: FieldMark['mark']): FieldPath[] => {
  if (fieldMarks.get(schema)?.mark === mark) return [[]];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      pathsIn(field as z.ZodType, mark).map((rest) => [name, ...rest]),
    );
  if (schema instanceof z.ZodArray)
    return pathsIn(schema.element as z.ZodType, mark).map((rest) => ['*', ...rest]);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return pathsIn(schema.unwrap() as z.ZodType, mark);
  return [];
};

/** A copy of `value` in which `change` has replaced what stands at `path`; what is absent stays absent. */
export const replaceAt = (
  value: unknown,
  path: FieldPath,
  change: (found: unknown, pointer: string) => unknown,
  pointer = '',
): unknown => {
  const [name, ...rest] = path;
  if (value === undefined || value === null) return value;
  if (name === undefined) return change(value, pointer);
  if (name === '*')
    return (value as unknown[]).map((item, index) => replaceAt(item, rest, change, `${pointer}/${index}`));
  const record = value as Record<string, unknown>;
  if (!(name in record)) return value;
  const replaced = replaceAt(record[name], rest, change, `${pointer}/${name}`);
  return { ...record, [name]: replaced };
};

/** Every value at `path` with its JSON Pointer. */
export const valuesAt = (value: unknown, path: FieldPath): { found: unknown; pointer: string }[] => {
  const all: { found: unknown; pointer: string }[] = [];
  replaceAt(value, path, (found, pointer) => {
    all.push({ found, pointer });
    return found;
  });
  return all;
};
