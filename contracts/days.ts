const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR_MS = 3_600_000;

/** Days that are kept by their hour: about ten years of hours. */
const KEPT_HOURS = 100_000;
const days = new Map<number, string>();

/** The day in Berlin at this moment, YYYY-MM-DD. The same for all moments of an hour: clocks change at full hours. */
export const dayInBerlin = (moment: Date | string): string => {
  const hour = Math.floor(new Date(moment).getTime() / HOUR_MS);
  const known = days.get(hour);
  if (known !== undefined) return known;
  if (days.size >= KEPT_HOURS) days.clear();
  const day = berlin.format(hour * HOUR_MS);
  days.set(hour, day);
  return day;
};

/** The same day `months` months earlier; where that month is shorter, its last day. */
export const monthsBefore = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
};

const digit = (day: string, at: number) => day.charCodeAt(at) - 48;

// Digit by digit: an answer may ask for ten thousand differences, and parts of texts cost more than all the rest.
const inCalendar = (day: string): { months: number; date: number } => {
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
  const months = year * 12 + digit(day, 5) * 10 + digit(day, 6);
  return { months, date: digit(day, 8) * 10 + digit(day, 9) };
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

/** The later one of two days, or of two texts that sort as days do. */
export const laterOf = (a: string, b: string): string => (a < b ? b : a);
