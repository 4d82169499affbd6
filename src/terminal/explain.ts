import { Usage } from '../client/usage.ts';
import { WrongSetting } from '../settings.ts';
import { explained, resultCode } from '../store/database-words.ts';
import { fileTrouble } from './file-trouble.ts';

/** What is said of an error, line by line, and the exit code: 1 where something was refused or wrong, 2 for wrong usage. */
export interface Explained {
  readonly code: 1 | 2;
  readonly lines: readonly string[];
}

/** Errors whose message is for whoever called; by name, since most verbs load none of what throws them. */
const EXPECTED = new Set(['NoHub', 'StoreProblem', 'PortTaken', 'Refused', 'Interrupted']);

const ARGUMENTS: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'Diese Angabe gibt es hier nicht.',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'So viele Angaben braucht es hier nicht.',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'Nach einer Angabe fehlt ihr Wert.',
};

const wrongUsage = (error: unknown): string | undefined =>
  error instanceof Usage ? error.message : ARGUMENTS[(error as { code?: string } | null)?.code ?? ''];

/** The first place of ours in a stack: enough to report a fault, and no riddle for who only wants to know what to do. */
const placeOf = ({ stack = '' }: Error): string =>
  /((?:src|projections|contracts)\/\S+?:\d+)/.exec(stack)?.[1] ?? '?';

const unexpected = (error: unknown): string[] => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const where = error instanceof Error ? placeOf(error) : '?';
  return [
    `Damit hat das Programm nicht gerechnet: ${name}: ${message} (${where})`,
    'Das ist ein Fehler im Programm. Bitte mit dieser Zeile melden.',
  ];
};

/** The lines of an error that knows more than one; what stands in a message never makes a line. */
const linesOf = (error: Error & { readonly more?: readonly string[] }): string[] => [
  error.message,
  ...(error.more ?? []),
];

/** The event store's error, whose message is for the log. */
const AWAY = new Set(['EngineUnavailable', 'Unproven', 'StreamUnusable']);
const away = ({ message, cause, told }: Error & { readonly told?: string | undefined }): string => {
  if (told !== undefined) return told;
  return resultCode(cause ?? {}) === undefined
    ? `Der Speicher antwortet nicht (${message}). Woran es liegt: npx lichterkette doctor`
    : explained('Der Bestand', cause);
};

/** What to say of an error that ended a verb; `usage` is how the verb is called. */
export const explain = (error: unknown, usage?: string): Explained => {
  const wrong = wrongUsage(error);
  if (wrong !== undefined)
    return { code: 2, lines: usage === undefined ? [wrong] : [wrong, `Aufruf: npx lichterkette ${usage}`] };
  if (error instanceof WrongSetting) return { code: 2, lines: [error.message] };
  if (error instanceof Error && AWAY.has(error.name)) return { code: 1, lines: [away(error)] };
  const explained = fileTrouble((error as NodeJS.ErrnoException | null)?.path ?? 'Eine Datei', error);
  const expected = explained instanceof Error && EXPECTED.has(explained.name);
  return { code: 1, lines: expected ? linesOf(explained) : unexpected(explained) };
};
