import type { HubParts } from './listen.ts';
import { repeatedly } from './repeatedly.ts';

const EVERY_MS = 1000;

/**
 * Writes a line when something that operators must know has changed: a projection stopped, the engine takes no appends (or
 * takes them again), the mirror is no longer kept. Ids only: a message may hold what somebody wrote. Ends when the returned
 * function is called.
 */
export const tellChanges = ({ runner, isWritable, log }: HubParts): (() => void) => {
  let [failed, writable, mirrored, told] = [0, true, true, 0];
  const look = () => {
    for (const { projection, eventId } of runner.failures.slice(failed))
      log.error({ projection, eventId }, 'projection stopped');
    failed = runner.failures.length;
    if (isWritable() !== writable)
      log[writable ? 'error' : 'info'](writable ? 'the log takes no appends' : 'the log takes appends again');
    writable = isWritable();
    const { cut } = runner.mirror;
    if (cut > told)
      log.warn({ bytes: cut }, 'the mirror ended in what is not whole, and was made anew from there');
    told = Math.max(told, cut);
    if (mirrored && !runner.mirror.ok) log.warn('the mirror is no longer kept');
    mirrored = runner.mirror.ok;
  };
  look();
  return repeatedly(look, EVERY_MS);
};
