import type { FieldDate } from '../../../../contracts/fields.ts';
import { fold } from '../../../../projections/search/fold.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];

const pad = (text: string): string => text.padStart(2, '0');

const year = (text: string): string =>
  text.length === 2 ? `${Number(text) > 70 ? '19' : '20'}${text}` : text;

interface Exact {
  readonly value: string;
  readonly precision: 'tag' | 'monat' | 'jahr';
}

type Read = (parts: readonly string[]) => Exact | undefined;

const WAYS: readonly (readonly [RegExp, Read])[] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, ([y, m, d]) => ({ value: `${y}-${m}-${d}`, precision: 'tag' })],
  [
    /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/,
    ([d = '', m = '', y = '']) => ({ value: `${year(y)}-${pad(m)}-${pad(d)}`, precision: 'tag' }),
  ],
  [/^(\d{4})-(\d{1,2})$/, ([y, m = '']) => ({ value: `${y}-${pad(m)}`, precision: 'monat' })],
  [/^(\d{1,2})[./](\d{4})$/, ([m = '', y]) => ({ value: `${y}-${pad(m)}`, precision: 'monat' })],
  [
    /^(?:(\d{1,2})\. ?)?([a-z]{3,9})\.? (\d{4})$/,
    ([d, name = '', y]) => {
      const month = MONTHS.indexOf(name.slice(0, 3).replace('mrz', 'mar')) + 1;
      if (month === 0) return undefined;
      const value = `${y}-${pad(String(month))}`;
      return d === undefined
        ? { value, precision: 'monat' }
        : { value: `${value}-${pad(d)}`, precision: 'tag' };
    },
  ],
  [/^(\d{4})$/, ([y = '']) => ({ value: y, precision: 'jahr' })],
];

/** A date as a list holds it, so that `dateOf` reads the same: "01.03.2022", "03/2022", "ca. 2021", "spätestens 2020". */
export const dateCell = (date: FieldDate | undefined): string => {
  if (date === undefined) return '';
  const { value, precision, grenze } =
    typeof date === 'string' ? { value: date, precision: 'tag' as const, grenze: undefined } : date;
  const [y = '', m, d] = value.slice(0, LONGEST[precision]).split('-');
  const text = m === undefined ? y : d === undefined ? `${m}/${y}` : `${d}.${m}.${y}`;
  const bound =
    grenze === undefined ? '' : `${{ spaetestens: 'spätestens', fruehestens: 'frühestens' }[grenze]} `;
  return `${bound}${precision === 'ungefaehr' ? 'ca. ' : ''}${text}`;
};

/** As much of a value as its precision means. */
const LONGEST = { tag: 10, monat: 7, jahr: 4, ungefaehr: 10 } as const;

const exactOf = (text: string): Exact | undefined => {
  for (const [fits, read] of WAYS) {
    const found = fits.exec(text);
    if (found !== null) return read(found.slice(1));
  }
  return undefined;
};

const exists = ({ value }: Exact): boolean => {
  const [y = 0, m = 1, d = 1] = value.split('-').map(Number);
  const date = new Date(Date.UTC(y, m - 1, d));
  return y >= 1900 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
};

const ABOUT = /^(ca\.?|circa|etwa|ungefahr|um|rund) +/;
const AT_LATEST = /^spatestens +/;
const AT_EARLIEST = /^fruhestens +/;

/** The date that is meant, as exact as it stands there; null where nothing stands there, undefined where it is not understood. */
export const dateOf = (words: string): FieldDate | null | undefined => {
  const text = fold(words)
    .trim()
    .replace(/^(seit|ab|im|in|am|stand)( jahr)?:? +/, '');
  if (text === '' || text === 'unbekannt' || text === 'nicht bekannt') return null;
  const unbound = text.replace(AT_LATEST, '').replace(AT_EARLIEST, '');
  const exact = exactOf(unbound.replace(ABOUT, ''));
  if (exact === undefined || !exists(exact)) return undefined;
  const precision = ABOUT.test(unbound) ? ('ungefaehr' as const) : exact.precision;
  if (AT_LATEST.test(text)) return { value: exact.value, precision, grenze: 'spaetestens' };
  if (AT_EARLIEST.test(text)) return { value: exact.value, precision, grenze: 'fruehestens' };
  return precision === 'tag' ? exact.value : { value: exact.value, precision };
};
