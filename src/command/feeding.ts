import type { EventStore } from '../store/event-store.ts';
import type { StreamCache } from './stream-cache.ts';

/** The same store: whatever it delivers to who follows the log, `cache` takes in first. */
export const feeding = (store: EventStore, cache: StreamCache): EventStore => ({
  ...store,
  subscribeAll: (after, subscriber) =>
    store.subscribeAll(after, {
      ...subscriber,
      onEvents: (events) => {
        cache.follow(events);
        return subscriber.onEvents(events);
      },
    }),
});
