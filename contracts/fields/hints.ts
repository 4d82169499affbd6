import type { z } from 'zod';
import { registry } from 'zod';

/** How a field is filled in. */
export type Widget =
  | 'line'
  | 'lines'
  | 'number'
  | 'date'
  | 'choice'
  | 'address'
  | 'key'
  | 'reference'
  | 'person'
  | 'mailbox'
  | 'telephone';

/** What a form needs to know of a field beside its words. */
export interface FieldHints {
  readonly widget?: Widget;
  /** Its place among the fields beside it, the smallest first; those without one stand at 0, as they are declared. */
  readonly order?: number;
  /** What each of its codes is called in a form. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Of what it holds the id: the names of the kinds that it may be of. */
  readonly of?: readonly string[];
  /** What it names is of the organisation itself. */
  readonly own?: true;
}

/** A registry of its own: OpenAPI does not show hints. */
const hints = registry<FieldHints>();

/** Gives a schema hints; what is derived from it by a check inherits them. */
export const hinted = <Schema extends z.ZodType>(schema: Schema, given: FieldHints): Schema => {
  hints.add(schema, { ...hints.get(schema), ...given });
  return schema;
};

/** The hints of this schema itself, not of what it wraps. */
export const hintsOf = (schema: z.core.$ZodType): FieldHints => hints.get(schema) ?? {};
