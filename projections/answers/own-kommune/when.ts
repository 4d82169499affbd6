import type { TaskArt } from '../../../contracts/views/own-kommune.ts';

/** From October on everybody closes the year: until December nobody is reminded of anything. */
const PAUSE = { from: '10-01', to: '12-31' };

/** What can wait is asked for on these days alone: so that it comes together, and seldom. What is missing here is asked for at once. */
const DAYS: { readonly [Art in TaskArt]?: readonly string[] } = {
  'nutzung-bestaetigen': ['01-01', '07-01'],
  ergebnis: ['02-01'],
  'noch-nicht-angegeben': ['04-01', '09-01'],
  'vorlage-neue-fassung': ['04-01', '09-01'],
};

/** The last day of the pause in which a day (YYYY-MM-DD) lies; undefined where it lies in none. */
export const pauseAround = (day: string): string | undefined =>
  day.slice(5) >= PAUSE.from ? `${day.slice(0, 4)}-${PAUSE.to}` : undefined;

/** From which day on something is asked for that is due on a day. */
export const askedFrom = (art: TaskArt, due: string): string => {
  const days = DAYS[art];
  if (days === undefined) return due;
  const year = Number(due.slice(0, 4));
  const all = [year, year + 1].flatMap((one) => days.map((day) => `${String(one).padStart(4, '0')}-${day}`));
  return all.find((day) => day >= due) ?? due;
};
