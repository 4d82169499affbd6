import { setTimeout as pause } from 'node:timers/promises';
import { EngineUnavailable } from '../store/event-store.ts';

/** How long to wait before an engine that is away is asked again. */
const AWAY_MS = 500;

/** Asks an engine, again and again while it is away, until `signal` ends that. Throws every other error. */
export const patiently = async <Result>(signal: AbortSignal, ask: () => Promise<Result>): Promise<Result> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof EngineUnavailable) || signal.aborted) throw error;
      await pause(AWAY_MS, undefined, { signal });
    }
  }
};
