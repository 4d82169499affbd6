import type { StoredEvent } from '../../contracts/envelope.ts';
import { damagedEvent } from './damage.ts';
import { type AppendResult, EngineUnavailable, type EventStore, StreamUnusable } from './event-store.ts';
import type { Halt } from './halt.ts';
import { isSealed } from './seal.ts';

/** A store of which one knows whether it took the last append. */
export interface WatchedStore extends EventStore {
  readonly writable: boolean;
}

const checked = (event: StoredEvent): StoredEvent => {
  if (!isSealed(event)) throw damagedEvent(event, 'hash');
  return event;
};

/** What is read, each event as it was sealed; damage stops the hub, and nothing is read once it is stopped. */
async function* whole(events: () => AsyncIterable<StoredEvent>, halt: Halt): AsyncIterable<StoredEvent> {
  halt.check();
  try {
    for await (const event of events()) {
      yield checked(event);
      halt.check();
    }
  } catch (error) {
    throw halt.found(error);
  }
}

/**
 * The same store, remembering whether the engine was there for the last append, for health and metrics; and sound: each event
 * that it gives is as it was sealed, and damage stops the hub through `halt`.
 */
export const watched = (store: EventStore, halt: Halt): WatchedStore => {
  let writable = true;
  store.onDamage?.((damage) => halt.stop(damage));

  const taken = () => (store.unavailable === undefined ? writable : store.unavailable() === undefined);

  const append = async (...args: Parameters<EventStore['append']>): Promise<AppendResult> => {
    try {
      const result = await store.append(...args);
      writable = true;
      return result;
    } catch (error) {
      if (error instanceof EngineUnavailable && !(error instanceof StreamUnusable)) writable = false;
      throw error;
    }
  };

  return {
    ...store,
    get writable() {
      return halt.damage === undefined && store.doubt?.() === undefined && taken();
    },
    close: () => store.close(halt.damage !== undefined),
    append: (...args) => halt.guard(() => append(...args)),
    readStream: (...args) => whole(() => store.readStream(...args), halt),
    readAll: (...args) => whole(() => store.readAll(...args), halt),
    head: () => halt.guard(() => store.head()),
    mayCome: (position) => halt.guard(() => store.mayCome(position)),
  };
};
