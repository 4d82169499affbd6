import type { z } from 'zod';
import { type FieldHints, hinted } from './hints.ts';

/** What a field says of itself beside its label. */
export interface FieldWords extends FieldHints {
  /** A sentence for whoever does not know what belongs here. */
  readonly help?: string;
}

/**
 * A field as people meet it: its German label, help and place. Label and help are zod's metadata, so OpenAPI and AsyncAPI show
 * them as `title` and `description`.
 */
export const field = <Schema extends z.ZodType>(
  label: string,
  schema: Schema,
  { help, ...hints }: FieldWords = {},
): Schema =>
  hinted(schema.meta({ title: label, ...(help === undefined ? {} : { description: help }) }), hints);
