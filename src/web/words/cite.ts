import { dateWords } from './dates.ts';

/** Under which terms the entries may be used (dl-de/by-2-0). */
export const LICENCE =
  'Datenlizenz Deutschland – Namensnennung – Version 2.0 (https://www.govdata.de/dl-de/by-2-0)';

/** As of when something tells: "20. November 2026", and of an earlier day how it was then. */
export const standWords = ({ today, day }: { readonly today: string; readonly day: string }): string =>
  day === today ? dateWords(today) : `wie es am ${dateWords(day)} war, abgerufen am ${dateWords(today)}`;
