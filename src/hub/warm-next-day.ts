import { dayInBerlin } from '../../contracts/days.ts';
import { repeatedly } from './repeatedly.ts';

const EVERY_MS = 60_000;

/** How long before midnight the next day is made ready. */
const AHEAD_MS = 10 * EVERY_MS;

interface Warm {
  warm(day: string): Promise<void>;
}

/**
 * Makes every day ready before it begins: what holds in a catalogue depends on the day, and its first question would wait for
 * all of it. Ends when the returned function is called.
 */
export const warmNextDay = (models: Warm, now: () => Date): (() => void) => {
  let ready = dayInBerlin(now());
  const look = () => {
    const day = dayInBerlin(new Date(now().getTime() + AHEAD_MS));
    if (day !== ready) void models.warm(day);
    ready = day;
  };
  return repeatedly(look, EVERY_MS);
};
