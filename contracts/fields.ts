import { z } from 'zod';
import './german.ts';
import { asSeen, onLines, onOneLine, wrongIn } from './characters.ts';
import { marked } from './fields/marks.ts';

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
export const label = (max = 120) => text(max, onOneLine, false);

/** A label by which things are told apart: it holds nothing that cannot be seen, so what looks alike is alike. */
export const name = (max = 120) => text(max, asSeen, false);

/** What a person wrote: kept apart from rows, sealed and redacted later (DOMAIN rule 19). */
export type FreeText = string & z.$brand<'FreeText'>;

const free = (schema: z.ZodString) => marked(schema.brand<'FreeText'>(), { freeText: true });

/** Prose of at most `max` UTF-16 units, of as many lines as it has. */
export const freeText = (max = 2000) => free(text(max, onLines, true));

/** A free text on one line, of at most `max` UTF-16 units. */
export const freeLine = (max: number) => free(label(max));

/** A random id of ours. */
export const id = () => z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase();

/** Stands for a person, random per assignment; never leaves the own Kommune (DOMAIN rule 17). */
export const personRef = () => marked(id(), { person: true });

/** A finite number: zod refuses NaN and the infinities that JSON's 1e400 becomes. */
export const number = () => z.number();

/**
 * A whole number as it stands in an address or a setting: written in digits alone, so that neither " 10" nor "1e1" nor
 * a parameter given twice passes for one.
 */
export const digits = (min: number, max: number) => {
  const error = `Bitte eine ganze Zahl von ${min} bis ${max} angeben.`;
  const read = (given: unknown) =>
    typeof given === 'string' && /^\d{1,12}$/.test(given) ? Number(given) : given;
  return z.preprocess(read, z.number({ error }).int(error).min(min, error).max(max, error));
};

export const Precision = z.enum(['tag', 'monat', 'jahr', 'ungefaehr']);

const isRealDay = (value: string) => {
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
};

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Bitte als Datum JJJJ-MM-TT angeben.')
  .refine(isRealDay, 'Dieses Datum gibt es nicht.');

const partOfDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Bitte als JJJJ, JJJJ-MM oder JJJJ-MM-TT angeben.')
  .refine(isRealDay, 'Dieses Datum gibt es nicht.');

/** The shortest value that can be meant with a precision: a day needs its day. */
const SHORTEST = { tag: 10, monat: 7, jahr: 4, ungefaehr: 4 } as const;

const precise = z
  .strictObject({ value: partOfDay, precision: Precision })
  .refine(
    ({ value, precision }) => value.length >= SHORTEST[precision],
    'Wert und Genauigkeit passen nicht zueinander.',
  );

/** "2026-10-01", or a value with the precision in which it is known. */
export const date = () =>
  z.union([day, precise], {
    error: 'Bitte ein Datum JJJJ-MM-TT oder { value, precision } angeben.',
  });

/** A date that may not lie in the future; checked with the clock when the command is handled. */
export const pastDate = () => marked(date(), { past: true });

export type FieldDate = z.output<ReturnType<typeof date>>;

/** The first day that `value` can mean, as YYYY-MM-DD: what is compared and drawn. */
export const firstDay = (value: FieldDate): string => {
  const text = typeof value === 'string' ? value : value.value;
  return text.length === 10 ? text : `${text}-01-01`.slice(0, 10);
};

const monthEnd = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The last day that `value` can mean, as YYYY-MM-DD; an approximate one reaches to the end of its year. */
export const lastDay = (value: FieldDate): string => {
  const { value: text, precision } = typeof value === 'string' ? { value, precision: 'tag' } : value;
  const [year = 0, month, day] = text.split('-').map(Number);
  if (month === undefined || precision === 'jahr' || precision === 'ungefaehr') return monthEnd(year, 12);
  return day === undefined || precision === 'monat' ? monthEnd(year, month) : text;
};

/** Who may see an entry (DOMAIN, Nouns). */
export const Sichtbarkeit = z.enum(['kommune', 'verbund', 'oeffentlich']);
export type Sichtbarkeit = z.output<typeof Sichtbarkeit>;

/** The visibility of an entry as its author chooses it. */
export const sichtbarkeit = () => Sichtbarkeit.default('oeffentlich');

export const Land = z.enum([
  'Baden-Württemberg',
  'Bayern',
  'Berlin',
  'Brandenburg',
  'Bremen',
  'Hamburg',
  'Hessen',
  'Mecklenburg-Vorpommern',
  'Niedersachsen',
  'Nordrhein-Westfalen',
  'Rheinland-Pfalz',
  'Saarland',
  'Sachsen',
  'Sachsen-Anhalt',
  'Schleswig-Holstein',
  'Thüringen',
]);
