import type { StreamName } from '../../contracts/envelope.ts';
import type { EventStore } from '../../src/append/event-store.ts';
import { seal } from '../../src/append/seal.ts';
import { id } from '../decide/names.ts';

/** Appends an event to a stream as a newer program would, of a type that this one does not know. */
export const appendOfTheFuture = async (store: EventStore, stream: StreamName): Promise<void> => {
  const last = (await Array.fromAsync(store.readStream(stream))).at(-1);
  const revision = (last?.revision ?? -1) + 1;
  const event = seal(
    { stream, revision, prevHash: last?.metadata.hash ?? null },
    {
      id: id(`future ${stream} ${revision}`),
      type: 'NeighbourInvited',
      version: 1,
      data: { neighbour: 'x' },
    },
    {
      commandId: id(`future ${stream} ${revision}`),
      contentHash: 'c'.repeat(64),
      actor: { organisation: stream, role: 'demo', subjectRef: id('somebody') },
      recordedAt: '2026-10-01T08:00:00.000Z',
      correlationId: id('future'),
      causationId: id('future'),
      salt: '00',
    },
  );
  await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
};
