import { z } from 'zod';
import './german.ts';
import { asSeen, onLines, onOneLine, wrongIn } from './characters.ts';
import { hinted } from './hints.ts';
import { marked } from './marks.ts';

/** A text kept as `keep` writes it; not empty, at most `max` UTF-16 units then, of characters that may be shown. */
const text = (max: number, keep: (given: string) => string, lines: boolean) =>
  z
    .string()
    .overwrite(keep)
    .superRefine((value, context) => {
      const message = wrongIn(value, lines);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .min(1, 'Bitte ausfüllen.')
    .max(max, `Höchstens ${max} Zeichen.`);

/** A text on one line that is not empty; at most `max` UTF-16 units. */
export const line = (max = 120) => hinted(text(max, onOneLine, false), { widget: 'line' });

/** A line by which things are told apart: it holds nothing that cannot be seen, so what looks alike is alike. */
export const name = (max = 120) => hinted(text(max, asSeen, false), { widget: 'line' });

/** What a person wrote: kept apart from rows, sealed and redacted later (DOMAIN rule 19). */
export type FreeText = string & z.$brand<'FreeText'>;

const free = (schema: z.ZodString) => marked(schema.brand<'FreeText'>(), { freeText: true });

/** Prose of at most `max` UTF-16 units, of as many lines as it has. */
export const freeText = (max = 2000) => hinted(free(text(max, onLines, true)), { widget: 'lines' });

/** A free text on one line, of at most `max` UTF-16 units. */
export const freeLine = (max: number) => free(line(max));
