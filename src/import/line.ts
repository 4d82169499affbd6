import { z } from 'zod';
import '../../contracts/fields/german.ts';
import { readJson } from './json-input.ts';
import { MOST_BYTES, rawLines } from './raw-lines.ts';

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

/** Space, tab, carriage return. */
const BLANKS = new Set([0x20, 0x09, 0x0d]);
const COMMENT = '#'.charCodeAt(0);

/** Without the blanks around it (a carriage return is one) and without a byte order mark. */
const trimmed = (bytes: Buffer): Buffer => {
  const marked = bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
  let [start, end] = [marked, bytes.length];
  while (start < end && BLANKS.has(bytes[start] ?? 0)) start += 1;
  while (end > start && BLANKS.has(bytes[end - 1] ?? 0)) end -= 1;
  return bytes.subarray(start, end);
};

const parseLine = (bytes: Buffer, number: number, file: string): NumberedLine => {
  const read = readJson(bytes, file);
  if ('wrong' in read) return { number, error: `Die Zeile ${read.wrong}` };
  const parsed = ImportLine.safeParse(read.value);
  if (parsed.success) return { number, line: parsed.data };
  const [issue] = parsed.error.issues;
  return { number, error: `${issue?.path.join('.') || 'Zeile'}: ${issue?.message}` };
};

const TOO_LONG = {
  'too-long': `Die Zeile ist länger als ${MOST_BYTES / 1024} kB.`,
  endless: 'Die Zeile nimmt kein Ende. Ist das eine Datei mit Befehlszeilen?',
};

/** The byte order marks of UTF-16, in which some programs save "Unicode". */
const isUtf16 = (bytes: Buffer): boolean => ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));

/**
 * The lines of a commands file, each as soon as it is read; `#` lines are comments, empty lines are passed over. `file` is
 * its name, for people.
 */
export async function* numberedLines(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  file: string,
): AsyncGenerator<NumberedLine> {
  for await (const { number, bytes } of rawLines(chunks)) {
    if (typeof bytes === 'string') yield { number, error: TOO_LONG[bytes] };
    else if (number === 1 && isUtf16(bytes)) {
      yield {
        number,
        error: `${file} ist in UTF-16 geschrieben. Bitte in UTF-8 speichern; gesendet wurde nichts.`,
      };
      return;
    } else {
      const content = trimmed(bytes);
      if (content.length > 0 && content[0] !== COMMENT) yield parseLine(content, number, file);
    }
  }
}
