import type { StreamName } from '../../contracts/envelope.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { seal } from '../../src/store/seal.ts';
import { id } from '../decide/names.ts';

/** Appends an event that no command of this program would append: a newer one's, or one of before a rule was made. */
export const appendStored = async (
  store: EventStore,
  stream: StreamName,
  type: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const last = (await Array.fromAsync(store.readStream(stream))).at(-1);
  const revision = (last?.revision ?? -1) + 1;
  const name = `stored ${stream} ${revision}`;
  const event = seal(
    { stream, revision, prevHash: last?.metadata.hash ?? null },
    { id: id(name), type, version: 1, data },
    {
      commandId: id(name),
      contentHash: 'c'.repeat(64),
      actor: { organisation: stream, role: 'demo', subjectRef: id('somebody') },
      recordedAt: '2026-10-01T08:00:00.000Z',
      correlationId: id(name),
      causationId: id(name),
      salt: '00',
    },
  );
  await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
};
