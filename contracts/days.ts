const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Since 1980 no clock in Berlin has been more than two hours ahead of UTC, nor less than one: an earlier hour of UTC's day is of the same day. */
const EARLIEST = { year: 1980, hour: 22 };

/** The day of an instant as `Date.toISOString` writes it, where it is of the same day in Berlin (see `EARLIEST`). */
const SAME_DAY = /^(?:19[89]|2\d\d)\d-\d\d-\d\d(?=T(?:[01]\d|2[01]):\d\d:\d\d\.\d{3}Z$)/;

/** The day in Berlin at this moment, YYYY-MM-DD. */
export const dayInBerlin = (moment: Date | string): string => {
  // Every event passes here several times: what its text says need not be parsed.
  const day = typeof moment === 'string' ? SAME_DAY.exec(moment)?.[0] : undefined;
  return day ?? dayAt(new Date(moment));
};

const dayAt = (date: Date): string => {
  // Asked of ten thousand entries at once; a calendar takes ten times as long.
  const isSame = date.getUTCFullYear() >= EARLIEST.year && date.getUTCHours() < EARLIEST.hour;
  return isSame ? date.toISOString().slice(0, 10) : berlin.format(date);
};

const digit = (day: string, at: number) => day.charCodeAt(at) - 48;

// Digit by digit: an answer may ask for ten thousand differences, and parts of texts cost more than all the rest.
const inCalendar = (day: string): { months: number; date: number } => {
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
  const months = year * 12 + digit(day, 5) * 10 + digit(day, 6);
  return { months, date: digit(day, 8) * 10 + digit(day, 9) };
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] as number);

/** The same day `months` months earlier; where that month is shorter, its last day. */
export const monthsBefore = (day: string, months: number): string => {
  const { months: then, date } = inCalendar(day);
  // Months count from 1: December is the last one of its year.
  const year = Math.floor((then - months - 1) / 12);
  const month = then - months - year * 12;
  return `${year}-${twoDigits(month)}-${twoDigits(Math.min(date, daysIn(year, month)))}`;
};

/** Whole months from `from` to `to` (both YYYY-MM-DD), never below zero. */
export const wholeMonths = (from: string, to: string): number => {
  const [first, last] = [inCalendar(from), inCalendar(to)];
  return Math.max(0, last.months - first.months - (last.date < first.date ? 1 : 0));
};

/** The day `days` days after a day (both YYYY-MM-DD). */
export const daysAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

const hourInBerlin = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  hour12: false,
});

/** The moment at which it is `hour` o'clock in Berlin on a day (YYYY-MM-DD); an hour that is there once on every day. */
export const momentInBerlin = (day: string, hour: number): Date => {
  const summer = new Date(`${day}T${twoDigits(hour - 2)}:00:00Z`);
  return Number(hourInBerlin.format(summer)) === hour
    ? summer
    : new Date(`${day}T${twoDigits(hour - 1)}:00:00Z`);
};

/** The Monday of the week of a day (both YYYY-MM-DD). */
export const mondayOf = (day: string): string =>
  daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The later one of two days, or of two texts that sort as days do. */
export const laterOf = (a: string, b: string): string => (a < b ? b : a);
