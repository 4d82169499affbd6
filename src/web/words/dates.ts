/** A day, or a value with the precision in which it is known (contracts/fields). */
export type DateValue =
  | string
  | {
      readonly value: string;
      readonly precision: 'tag' | 'monat' | 'jahr' | 'ungefaehr';
      readonly grenze?: 'spaetestens' | 'fruehestens' | undefined;
    };

type Precision = 'tag' | 'monat' | 'jahr' | 'ungefaehr';

const inBerlin = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', ...options });
const dayFormat = inBerlin({ day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = inBerlin({ month: 'long', year: 'numeric' });
const shortMonthFormat = inBerlin({ month: 'short', year: 'numeric' });
const yearFormat = inBerlin({ year: 'numeric' });

const FORMATS: Record<Precision, (noon: Date) => string> = {
  tag: (noon) => dayFormat.format(noon),
  monat: (noon) => monthFormat.format(noon),
  jahr: (noon) => yearFormat.format(noon),
  ungefaehr: (noon) => yearFormat.format(noon),
};

const isoOf = (date: DateValue) => (typeof date === 'string' ? date : date.value);

/** The precision in which a date is known; a value without a day or month is never shown with one. */
const precisionOf = (date: DateValue): Precision => {
  const stated = typeof date === 'string' ? 'tag' : date.precision;
  const length = isoOf(date).length;
  if (length === 4 && stated !== 'ungefaehr') return 'jahr';
  return length === 7 && stated === 'tag' ? 'monat' : stated;
};

const noonOf = (date: DateValue): Date => {
  const [year, month = '01', day = '01'] = isoOf(date).slice(0, 10).split('-');
  return new Date(`${year}-${month}-${day}T12:00:00Z`);
};

/** "spätestens ", "frühestens " where only one end is known. */
const boundOf = (date: DateValue): string => {
  const grenze = typeof date === 'string' ? undefined : date.grenze;
  return grenze === undefined ? '' : `${{ spaetestens: 'spätestens', fruehestens: 'frühestens' }[grenze]} `;
};

/** The date without what is said of its bound. */
const plain = (date: DateValue): DateValue =>
  typeof date === 'string' ? date : { value: date.value, precision: date.precision };

const plainWords = (date: DateValue): string => {
  const precision = precisionOf(date);
  const words = FORMATS[precision](noonOf(date));
  return precision === 'ungefaehr' ? `um ${words}` : words;
};

/** "12. Juni 2024", "März 2022", "2021", "um 2021", "spätestens 2023". */
export const dateWords = (date: DateValue): string => boundOf(date) + plainWords(date);

/** At most to the month, as drawings and lists have room for: "März 2022", "2021", "um 2021". */
export const monthWords = (date: DateValue): string =>
  precisionOf(date) === 'tag' ? boundOf(date) + monthFormat.format(noonOf(date)) : dateWords(date);

/** The same as short as drawings need it: "Feb. 2021", "2021", "um 2021". */
export const shortMonthWords = (date: DateValue): string =>
  ['tag', 'monat'].includes(precisionOf(date))
    ? boundOf(date) + shortMonthFormat.format(noonOf(date))
    : dateWords(date);

/** "am 12. Juni 2024", "im März 2022", "im Jahr 2021", "um 2021". */
export const onDate = (date: DateValue): string => {
  const preposition = { tag: 'am ', monat: 'im ', jahr: 'im Jahr ', ungefaehr: '' }[precisionOf(date)];
  return boundOf(date) + preposition + plainWords(date);
};

/** "seit März 2022", "seit 2021", "seit etwa 2021"; never nearer than the month. */
export const sinceDate = (date: DateValue): string =>
  `seit ${boundOf(date)}${monthWords(plain(date)).replace(/^um /, 'etwa ')}`;

/** The day of a moment in Berlin: "4. November 2026". */
export const dayOfMoment = (moment: string): string => dayFormat.format(new Date(moment));

const momentFormat = inBerlin({
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** The moment in Berlin, so that no two are called alike: "4. November 2026 um 14:05:09,120". */
export const momentWords = (moment: string): string => momentFormat.format(new Date(moment));

/** The month of a moment in Berlin: "November 2026". */
export const monthOfMoment = (moment: string): string => monthFormat.format(new Date(moment));

/** From where to where on a time axis a date may be meant: months since year 0, with fractions. What only one end is known of is that end. */
export const spanOnAxis = (date: DateValue): readonly [first: number, last: number] => {
  const [year = 0, month, day] = isoOf(date).slice(0, 10).split('-').map(Number);
  const ofDay = (month ?? 1) - 1 + ((day ?? 1) - 1) / 31;
  const [first, last] = { tag: [ofDay, ofDay], monat: [0, 0.97], jahr: [0, 11.97], ungefaehr: [0, 11.97] }[
    precisionOf(date)
  ] as [number, number];
  const begin = year * 12 + (precisionOf(date) === 'monat' ? (month ?? 1) - 1 : 0);
  const grenze = typeof date === 'string' ? undefined : date.grenze;
  if (grenze === 'spaetestens') return [begin + last, begin + last];
  return grenze === 'fruehestens' ? [begin + first, begin + first] : [begin + first, begin + last];
};

/** Where a date stands on a time axis: the middle of what it may mean. */
export const monthsOnAxis = (date: DateValue): number => {
  const [first, last] = spanOnAxis(date);
  return (first + last) / 2;
};
