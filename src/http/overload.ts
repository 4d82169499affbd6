import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../../contracts/problems.ts';

/** How often the loop says that it has come round. */
const BEAT_MS = 20;

/**
 * How late the event loop is at this moment, in ms: since when it has been working off one turn without coming round.
 * What queues up there waits before any queue of ours can count it.
 */
export const eventLoopLateness = (): (() => number) => {
  let last = performance.now();
  setInterval(() => {
    last = performance.now();
  }, BEAT_MS).unref();
  return () => Math.max(0, performance.now() - last - BEAT_MS);
};

/** Refuses what writes, with 503 at once, while the loop is more than `mostMs` late: a late refusal helps nobody. */
export const onlyWhenKeepingUp =
  (lateness: () => number, mostMs: number) =>
  (request: Request, _response: Response, next: NextFunction): void => {
    if (request.method === 'POST' && lateness() > mostMs)
      throw new Problem('writes-unavailable', {
        detail: 'Gerade kommt mehr an, als bearbeitet werden kann. Bitte gleich noch einmal versuchen.',
        retryAfterSeconds: 1,
      });
    next();
  };
