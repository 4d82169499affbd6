import { registry, type z } from 'zod';

/** What generic code must know of a field beyond its type. */
export interface FieldMarks {
  /** What a person wrote: rows and pushes hold a reference to it (DOMAIN rule 19). */
  readonly freeText?: true;
  /** It points to a person and stays inside the own Kommune (DOMAIN rule 17). */
  readonly person?: true;
  /** A date: a file may give it as an offset from the day on which it is loaded. */
  readonly date?: true;
  /** A date that may not lie in the future when the command is handled. */
  readonly past?: true;
  /** As of when the statement holds; filled in where the own organisation speaks of today. */
  readonly asOf?: true;
  /** It names something else: the names of the kinds that it may be of, with a space between them. */
  readonly ref?: string;
  /** Something that the event makes. */
  readonly made?: true;
  /** What stands for the whole object where something that it names is hidden; absent: only the id vanishes. */
  readonly nameless?: object;
  /** A list that is told as empty where all that it names is hidden, since before it may have had something. */
  readonly lasting?: true;
}

/** A registry of its own: OpenAPI does not show marks. */
const marks = registry<FieldMarks>();

/** Gives a schema marks; what is derived from it by a check (`.min`, `.refine`) inherits them. */
export const marked = <Schema extends z.ZodType>(schema: Schema, given: FieldMarks): Schema => {
  marks.add(schema, { ...marks.get(schema), ...given });
  return schema;
};

/** The marks of this schema itself, not of what it contains or wraps; undefined where it has none. */
export const marksOf = (schema: z.core.$ZodType): FieldMarks | undefined => marks.get(schema);
