import type { StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { projection } from '../../projections/model/projection.ts';
import { openStore, type Surroundings } from '../../src/main.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { appendOfTheFuture } from './of-the-future.ts';

/** A hub's surroundings in which something can be made to go wrong. */
export interface Troubles {
  readonly surroundings: Surroundings;
  /** Whether the event store says that it is away. */
  away(is: boolean): void;
  /** A newer hub writes something into a stream that this one does not know. */
  newerHubWrites(stream: StreamName): Promise<void>;
  /** From now on a projection stops at the next event. */
  stopNext(): void;
}

export const troubles = (): Troubles => {
  let [available, brittle] = [true, false];
  let store: EventStore | undefined;
  const stops = projection({
    name: 'brittle',
    version: 1,
    reads: [],
    tables: {},
    on: {},
    onEvery: () => {
      if (brittle) throw new Error('planted');
    },
  });
  return {
    surroundings: {
      projections: [...PROJECTIONS, stops],
      store: (settings) => {
        store = openStore(settings);
        return { ...store, unavailable: () => (available ? undefined : { message: 'planted', seconds: 1 }) };
      },
    },
    away: (is) => {
      available = !is;
    },
    newerHubWrites: (stream) => appendOfTheFuture(store as EventStore, stream),
    stopNext: () => {
      brittle = true;
    },
  };
};
