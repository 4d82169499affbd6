import type { Logger } from 'pino';
import type { TrustedClock } from '../command/trusted-clock.ts';
import { repeatedly } from './repeatedly.ts';

const EVERY_MS = 1000;

/** A clock that stays wrong is told of again after so many looks. */
const AGAIN_AFTER = 60;

/**
 * Looks at the clock every second, and writes a line when it cannot be relied on, again each minute while that lasts, and when it is well
 * again. Ends when the returned function is called.
 */
export const tellClock = (clock: TrustedClock, log: Logger): (() => void) => {
  let wrong = 0;
  const look = () => {
    clock.look();
    const { doubt } = clock;
    if (doubt !== undefined && wrong % AGAIN_AFTER === 0)
      log.warn({ found: doubt }, 'the clock cannot be relied on: no commands are taken');
    if (doubt === undefined && wrong > 0) log.warn('the clock can be relied on again');
    wrong = doubt === undefined ? 0 : wrong + 1;
  };
  look();
  return repeatedly(look, EVERY_MS);
};
