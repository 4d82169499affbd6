import type { z } from 'zod';
import { marked } from './marks.ts';

/** An object for which `standIn` stands where what it names is hidden from somebody. */
export const namelessAs = <Schema extends z.ZodType>(standIn: object, schema: Schema): Schema =>
  marked(schema, { nameless: standIn });

/** A list that is told as empty where all that it names is hidden from somebody: before, it may have had something. */
export const lasting = <Schema extends z.ZodType>(list: Schema): Schema => marked(list, { lasting: true });
