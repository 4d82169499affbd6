/** A date as answers carry it. */
export type Dated =
  | string
  | {
      readonly value: string;
      readonly precision: string;
      readonly grenze?: string | undefined;
    };

const MONTHS = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September'],
  ...['Oktober', 'November', 'Dezember'],
];

/** What is known of a date: no more of it than is known may ever be told. */
export interface Known {
  readonly bound: '' | 'spätestens ' | 'frühestens ';
  readonly about: boolean;
  readonly year: string;
  readonly month?: string;
  readonly day?: string;
}

export const known = (date: Dated): Known => {
  const { value, precision, grenze } =
    typeof date === 'string' ? { value: date, precision: 'tag', grenze: undefined } : date;
  const [year = '', month, day] = value.slice(0, 10).split('-');
  const bound = grenze === undefined ? '' : grenze === 'spaetestens' ? 'spätestens ' : 'frühestens ';
  const about = precision === 'ungefaehr';
  if (about || precision === 'jahr' || month === undefined) return { bound, about, year };
  const name = MONTHS[Number(month) - 1] as string;
  if (precision === 'monat' || day === undefined) return { bound, about, year, month: name };
  return { bound, about, year, month: name, day: String(Number(day)) };
};

const words = ({ about, year, month, day }: Known, toTheMonth = false): string =>
  [day !== undefined && !toTheMonth && `${day}.`, month, about ? `um ${year}` : year]
    .filter(Boolean)
    .join(' ');

/** "12. Juni 2024", "März 2022", "2021", "um 2021", "spätestens 2023". */
export const dateWords = (date: Dated): string => known(date).bound + words(known(date));

/** The same, never nearer than the month. */
export const monthWords = (date: Dated): string => known(date).bound + words(known(date), true);

/** "am 12. Juni 2024", "im März 2022", "im Jahr 2021", "um 2021", "spätestens im März 2022". */
export const onWords = (date: Dated): string => {
  const { bound, about, month, day } = known(date);
  const before = about ? '' : day !== undefined ? 'am ' : month !== undefined ? 'im ' : 'im Jahr ';
  return bound + before + words(known(date));
};

/** "seit März 2022", "seit etwa 2021", "seit spätestens 2023". */
export const sinceWords = (date: Dated): string => {
  const { bound, about, year } = known(date);
  return `seit ${bound}${about ? `etwa ${year}` : words(known(date), true)}`;
};

/** The day of a moment in Berlin, as YYYY-MM-DD. */
export const berlinDay = (moment: string): string =>
  new Date(moment).toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' });

/** The first day that a date may mean, as YYYY-MM-DD. */
export const firstDay = (date: Dated): string => {
  const value = (typeof date === 'string' ? date : date.value).slice(0, 10);
  return value.length === 4 ? `${value}-01-01` : value.length === 7 ? `${value}-01` : value;
};

/** So many whole months lie between two days. */
export const wholeMonths = (from: string, to: string): number => {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0);
};

/** The month of a moment in Berlin: "Februar 2024". */
export const momentMonth = (moment: string): string => monthWords(berlinDay(moment));
