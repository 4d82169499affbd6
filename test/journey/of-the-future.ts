import type { StreamName } from '../../contracts/envelope.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { appendStored } from './append-stored.ts';

/** Appends an event to a stream as a newer program would, of a type that this one does not know. */
export const appendOfTheFuture = (store: EventStore, stream: StreamName): Promise<void> =>
  appendStored(store, stream, 'NeighbourInvited', { neighbour: 'x' });
