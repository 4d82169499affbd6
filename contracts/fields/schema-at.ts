import type { z } from 'zod';
import { wrapped } from './wrapped.ts';

type Schema = z.core.$ZodType;

const ABSENT: ReadonlySet<string> = new Set(['null', 'undefined', 'never', 'void']);

/** The schemas that a value of this one may have: without wrappers, each form of a union for itself. */
const formsOf = (schema: Schema, seen: Set<Schema>): Schema[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const inner = wrapped(schema);
  if (inner !== undefined) return formsOf(inner, seen);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'union':
      return def.options.flatMap((option) => formsOf(option, seen));
    case 'intersection':
      return [...formsOf(def.left, seen), ...formsOf(def.right, seen)];
    case 'pipe':
      return formsOf(def.out, seen);
    case 'lazy':
      return formsOf(def.getter(), seen);
    default:
      return ABSENT.has(def.type) ? [] : [schema];
  }
};

/** What stands under one step of a path: `*` for items and values, a number in a tuple, else a property. */
const partsUnder = (schema: Schema, step: string): Schema[] => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const given = (part: Schema | null | undefined): Schema[] => (part ? [part] : []);
  switch (def.type) {
    case 'object':
      if (step === '*') return [...Object.values(def.shape), ...given(def.catchall)];
      return given(def.shape[step] ?? def.catchall);
    case 'array':
      return step === '*' || /^\d+$/.test(step) ? [def.element] : [];
    case 'record':
      return [def.valueType];
    case 'tuple':
      if (step === '*') return [...def.items, ...given(def.rest)];
      return /^\d+$/.test(step) ? given(def.items[Number(step)] ?? def.rest) : [];
    case 'any':
    case 'unknown':
    case 'custom':
    case 'transform':
      return [schema];
    default:
      return [];
  }
};

/** Every schema that a value at `path` below `schema` may have; empty where nothing can stand there but nothing. */
export const alternativesAt = (schema: Schema, path: readonly string[]): readonly Schema[] =>
  path.reduce<Schema[]>(
    (found, step) => found.flatMap((one) => partsUnder(one, step)).flatMap((one) => formsOf(one, new Set())),
    formsOf(schema, new Set()),
  );
