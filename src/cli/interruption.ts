import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogReader } from '../store/event-store.ts';

/** The reason with which a verb is told to stop: somebody pressed Ctrl+C, or sent SIGTERM or SIGHUP. */
export class Interrupted extends Error {
  constructor() {
    super('Abgebrochen.');
    this.name = 'Interrupted';
  }
}

/** Events between two looks: reading them takes some milliseconds. */
const LOOK_EVERY = 250;

/** Lets signals in, which wait while a program computes; throws the reason where this one is to stop. */
export const checkpoint = async (stop: AbortSignal): Promise<void> => {
  await nextTurn();
  stop.throwIfAborted();
};

/** The same log, whose reading ends with the reason where `stop` says so. */
export const interruptible = (log: LogReader, stop: AbortSignal): LogReader => ({
  ...log,
  readAll: async function* (after) {
    let count = 0;
    for await (const event of log.readAll(after)) {
      if (count % LOOK_EVERY === 0) await checkpoint(stop);
      count += 1;
      yield event;
    }
  },
});

/** Settles as `work` does, or rejects with the reason where `stop` comes first. */
export const orInterrupted = <Result>(work: Promise<Result>, stop: AbortSignal): Promise<Result> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => reject(stop.reason as Error);
  if (stop.aborted) end();
  stop.addEventListener('abort', end, { once: true });
  return Promise.race([work, promise]).finally(() => stop.removeEventListener('abort', end));
};
