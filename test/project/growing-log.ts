import type { StoredEvent } from '../../contracts/envelope.ts';
import type { EventStore, Subscriber } from '../../src/store/event-store.ts';
import { fixedLog } from './fixed-log.ts';

/** A log that grows while it is followed: `grow` appends, and tells it at once. */
export const growingLog = (): { store: EventStore; grow(events: readonly StoredEvent[]): void } => {
  const events: StoredEvent[] = [];
  let follower: Subscriber | undefined;
  return {
    store: {
      ...fixedLog(events),
      subscribeAll: (_after, subscriber) => {
        follower = subscriber;
        return { close: async () => undefined };
      },
    },
    grow: (more) => {
      events.push(...more);
      void follower?.onEvents(more);
    },
  };
};
