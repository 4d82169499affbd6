import { EngineUnavailable, type EventStore, StreamUnusable } from './event-store.ts';

/** A store of which one knows whether it took the last append. */
export interface WatchedStore extends EventStore {
  readonly writable: boolean;
}

/** The same store, remembering whether the engine was there for the last append: for health and metrics. */
export const watched = (store: EventStore): WatchedStore => {
  let writable = true;
  return {
    ...store,
    get writable() {
      return store.available?.() ?? writable;
    },
    append: async (stream, expected, events) => {
      try {
        const result = await store.append(stream, expected, events);
        writable = true;
        return result;
      } catch (error) {
        if (error instanceof EngineUnavailable && !(error instanceof StreamUnusable)) writable = false;
        throw error;
      }
    },
  };
};
