import { z } from 'zod';

/** Stands for an id that an earlier line made: `{"$made": ["<commandId>", "solutionId"]}`. */
const Made = z.strictObject({ $made: z.tuple([z.uuid(), z.string()]) });

const LineActor = z.strictObject({
  organisation: z.union([z.string(), Made]),
  role: z.string().min(1).max(60),
  subjectRef: z.uuid().optional(),
});

/** One line of a commands file (INTERFACE, Command line). */
export const ImportLine = z.strictObject({
  commandId: z.uuid('commandId muss eine UUID sein.').toLowerCase(),
  command: z.string(),
  target: z
    .union([z.string().regex(/^(kommune|verbund)-[0-9a-f-]{36}$/, 'Das ist kein Ziel.'), Made])
    .optional(),
  actor: z.union([z.string(), LineActor]).optional(),
  body: z.record(z.string(), z.unknown()),
  recordedAt: z.string().optional(),
  expect: z.strictObject({ status: z.int().min(200).max(599), rule: z.int().optional() }).optional(),
});
export type ImportLine = z.output<typeof ImportLine>;

/** A line as it stood in its file: parsed, or why it could not be. `number` counts from 1. */
export type NumberedLine =
  | { readonly number: number; readonly line: ImportLine }
  | { readonly number: number; readonly error: string };

const parseLine = (text: string, number: number): NumberedLine => {
  try {
    const parsed = ImportLine.safeParse(JSON.parse(text));
    if (parsed.success) return { number, line: parsed.data };
    const [issue] = parsed.error.issues;
    return { number, error: `${issue?.path.join('.') || 'Zeile'}: ${issue?.message}` };
  } catch {
    return { number, error: 'Die Zeile ist kein gültiges JSON.' };
  }
};

/** The lines of a commands file; `#` lines are comments, empty lines are passed over. */
export const parseLines = (text: string): NumberedLine[] =>
  text
    .split(/\r?\n/)
    .map((content, index) => ({ content: content.trim(), number: index + 1 }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'))
    .map(({ content, number }) => parseLine(content, number));
