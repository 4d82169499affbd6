import { setTimeout as pause } from 'node:timers/promises';
import { checkedEvents } from '../store/checked-events.ts';
import { Damage, damagedEvent } from '../store/damage.ts';
import type { EventStore } from '../store/event-store.ts';
import type { Timeline } from './timeline.ts';

/** Events in a turn, and the rest after it: the check has all day, and others are served meanwhile. */
const TURN = { events: 200, restMs: 50 };

const missing = (count: number) =>
  new Damage(
    `Aus dem Bestand fehlen ${count} Einträge, die schon verarbeitet waren. Bitte die letzte Sicherung zurückspielen (restore).`,
  );

/**
 * Reads the log once more up to where the mirror went, which a start did not read, and checks every event and its place
 * against the timeline. Resolves to what is wrong; undefined where all is well, or `signal` ended it. Throws where the log
 * cannot be read.
 */
export const checkAgain = async (
  store: EventStore,
  timeline: Timeline,
  signal: AbortSignal,
): Promise<Damage | undefined> => {
  const [until, expected] = [timeline.last, timeline.length];
  let count = 0;
  for await (const { event, wrong } of checkedEvents(store)) {
    if (signal.aborted) return undefined;
    if (until === null || event.position > until) break;
    if (wrong !== 'ok') return damagedEvent(event, wrong);
    if (!timeline.knows(event.position)) return damagedEvent(event, 'moved');
    count += 1;
    if (count % TURN.events === 0) await pause(TURN.restMs, undefined, { ref: false });
  }
  return count === expected ? undefined : missing(expected - count);
};
