import { z } from 'zod';
import './german.ts';
import { hinted } from './hints.ts';
import { marked } from './marks.ts';

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

/** Where only one end is known: "spätestens 2023", "frühestens März 2024". */
export const Grenze = z.enum(['spaetestens', 'fruehestens']);

const precise = z
  .strictObject({ value: partOfDay, precision: Precision, grenze: Grenze.optional() })
  .refine(
    ({ value, precision }) => value.length >= SHORTEST[precision],
    'Wert und Genauigkeit passen nicht zueinander.',
  );

/** "2026-10-01", or a value with the precision in which it is known. */
export const date = () =>
  hinted(
    marked(
      z.union([day, precise], {
        error: 'Bitte ein Datum JJJJ-MM-TT oder { value, precision } angeben.',
      }),
      { date: true },
    ),
    { widget: 'date' },
  );

/** A date that may not lie in the future; checked with the clock when the command is handled. */
export const pastDate = () => marked(date(), { past: true });

export type FieldDate = z.output<ReturnType<typeof date>>;

/** The first day of `value`, as YYYY-MM-DD: what is compared and drawn. */
export const firstDay = (value: FieldDate): string => {
  const text = typeof value === 'string' ? value : value.value;
  return text.length === 10 ? text : `${text}-01-01`.slice(0, 10);
};

const monthEnd = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The last day of `value`, as YYYY-MM-DD; an approximate one reaches to the end of its year. */
export const lastDay = (value: FieldDate): string => {
  const { value: text, precision } = typeof value === 'string' ? { value, precision: 'tag' } : value;
  const [year = 0, month, day] = text.split('-').map(Number);
  if (month === undefined || precision === 'jahr' || precision === 'ungefaehr') return monthEnd(year, 12);
  return day === undefined || precision === 'monat' ? monthEnd(year, month) : text;
};

const grenzeOf = (value: FieldDate) => (typeof value === 'string' ? undefined : value.grenze);

/** The earliest day that is meant; undefined where that is open ("spätestens 2023"). */
export const earliest = (value: FieldDate): string | undefined =>
  grenzeOf(value) === 'spaetestens' ? undefined : firstDay(value);

/** The latest day that is meant; undefined where that is open ("frühestens 2023"). */
export const latest = (value: FieldDate): string | undefined =>
  grenzeOf(value) === 'fruehestens' ? undefined : lastDay(value);

/** The day from which on it holds for certain: what is counted by. */
export const certainFrom = (value: FieldDate): string =>
  grenzeOf(value) === 'spaetestens' ? lastDay(value) : firstDay(value);
