import type { Position } from '../../contracts/envelope.ts';
import { EngineUnavailable, type EventStore } from '../store/event-store.ts';
import type { Halt } from '../store/halt.ts';
import { asDamage } from './broken-log.ts';
import { checkAgain } from './check-again.ts';
import type { Follower } from './follower.ts';
import { makeGood } from './mirror/make-good.ts';
import { restore } from './mirror/restore.ts';
import { patiently } from './patiently.ts';
import type { ReadState } from './read-state.ts';

/** What the steps of a start work on; each waits while the engine is away, until `signal` ends that. */
export interface Starting {
  readonly store: EventStore;
  readonly state: ReadState;
  readonly follower: Follower;
  readonly halt: Halt;
  readonly signal: AbortSignal;
}

/**
 * Takes in what the mirror kept, and makes good what it lacks; `onTurn` is told how far that is. Nothing is made good where the log
 * turns out to be damaged.
 */
export const takeIn = async (
  { store, state, halt, signal }: Starting,
  onTurn: (position: Position) => void,
): Promise<void> => {
  const { mirror, timeline, applier } = state;
  if (mirror === undefined) return;
  const behind = await patiently(signal, () => restore(mirror, store, state));
  const until = timeline.last;
  if (until === null || behind.isNobody) return;
  const late = { store, applier, behind, mirror, until, signal, onTurn };
  const wrong = await patiently(signal, () => makeGood(late));
  if (wrong !== undefined) halt.stop(wrong);
  if (applier.failures.length > 0) mirror.stop();
};

/** Reads the first event alone: cursors are sealed with what is made of it. */
export const readRoot = async ({ store, follower, halt, signal }: Starting): Promise<void> => {
  try {
    await patiently(signal, async () => {
      for await (const event of store.readAll(null)) {
        follower.begins(event);
        break;
      }
    });
  } catch (error) {
    if (error instanceof EngineUnavailable || signal.aborted) throw error;
    halt.stop(asDamage(error));
  }
};

/** What is damaged is not served for long, even where a start needed nothing of it. */
export const lookAgain = async ({ store, state, halt, signal }: Starting): Promise<void> => {
  try {
    // What one leader does not show is no damage: the engine is asked again until it is sure.
    const wrong = await patiently(signal, () => checkAgain(store, state.timeline, signal));
    if (wrong !== undefined) halt.stop(wrong);
  } catch (error) {
    if (!signal.aborted) halt.stop(asDamage(error));
  }
};
