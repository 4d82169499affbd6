import type { z } from 'zod';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { type FieldDate, firstDay } from '../../contracts/fields.ts';
import { valuesAt } from '../../contracts/paths.ts';
import { type FieldError, Problem } from '../../contracts/problems.ts';

/** One step of a JSON Pointer, escaped and safe to print (RFC 6901 §3). */
const step = (key: PropertyKey): string =>
  `/${String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;

const pointerOf = (path: readonly PropertyKey[]): string => path.map(step).join('');

const fieldErrors = (issue: z.core.$ZodIssue): FieldError[] => {
  const path = pointerOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path + step(key), message: 'Dieses Feld gibt es hier nicht.' }));
  return [{ path, message: issue.message }];
};

/** The German list of what is wrong with fields, one entry a field: the first thing that was found there. */
export const fieldErrorsOf = (error: z.ZodError): FieldError[] => {
  const first = new Map<string, FieldError>();
  for (const found of error.issues.flatMap(fieldErrors))
    if (!first.has(found.path)) first.set(found.path, found);
  return [...first.values()];
};

/** Texts and names that are not well-formed Unicode: they could be neither hashed nor stored faithfully. */
const brokenTexts = (value: unknown, pointer = ''): FieldError[] => {
  if (typeof value === 'string')
    return value.isWellFormed()
      ? []
      : [{ path: pointer, message: 'Der Text enthält ungültige Zeichen (einzelne Ersatzzeichen).' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.isWellFormed()
      ? brokenTexts(inner, pointer + step(key))
      : [{ path: pointer + step(key), message: 'Der Feldname enthält ungültige Zeichen.' }],
  );
};

/** Whether there is anything for `brokenTexts` to name; mostly there is not, and no pointer need be written. */
const isWhole = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWhole);
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isWhole(inner));
};

const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem('invalid-fields', {
    detail:
      errors.length === 1 ? 'Eine Angabe passt noch nicht.' : `${errors.length} Angaben passen noch nicht.`,
    errors,
  });

const futureDates = (command: CommandDefinition, body: unknown, today: string): FieldError[] =>
  markedPaths(command.body, 'past')
    .flatMap((path) => valuesAt(body, path))
    .filter(({ found }) => firstDay(found as FieldDate) > today)
    .map(({ pointer }) => ({ path: pointer, message: 'Das Datum darf nicht in der Zukunft liegen.' }));

/**
 * The command's body as its contract understands it. Throws a Problem 422 that names every wrong field.
 * `today` is the day in Berlin, YYYY-MM-DD.
 */
export const wellFormed = (command: CommandDefinition, sentBody: unknown, today: string): unknown => {
  if (!isWhole(sentBody)) throw invalid(brokenTexts(sentBody));
  const parsed = command.body.safeParse(sentBody);
  if (!parsed.success) throw invalid(fieldErrorsOf(parsed.error));
  const future = futureDates(command, parsed.data, today);
  if (future.length > 0) throw invalid(future);
  return parsed.data;
};
