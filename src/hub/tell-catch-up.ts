import type { HubParts } from './listen.ts';
import { repeatedly } from './repeatedly.ts';

const EVERY_MS = 5000;

/**
 * Writes a line every few seconds while the read models catch up: how far they are, where the log ended at the start, and
 * how many events a second it has been since the line before. Ends when the returned function is called.
 */
export const tellCatchUp = ({ runner, log }: Pick<HubParts, 'runner' | 'log'>): (() => void) => {
  let [applied, at] = [runner.applied, performance.now()];
  const tell = () => {
    if (runner.catchUp === undefined) return;
    const seconds = (performance.now() - at) / 1000;
    const eventsPerSecond = Math.round((runner.applied - applied) / seconds);
    [applied, at] = [runner.applied, performance.now()];
    log.info({ applied, position: runner.position, ...runner.catchUp, eventsPerSecond }, 'catching up');
  };
  return repeatedly(tell, EVERY_MS);
};
