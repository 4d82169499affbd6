import type { SealedEvent, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { AppendResult, EventStore, ExpectedRevision, Subscriber } from '../../src/store/event-store.ts';
import { positionOf } from '../../src/store/sqlite/rows.ts';
import { fixedLog } from '../project/fixed-log.ts';

const expectedLength = (expected: ExpectedRevision, length: number): number => {
  if (expected === 'no-stream') return 0;
  return expected === 'stream-exists' ? Math.max(1, length) : expected + 1;
};

/**
 * A log in memory, with the embedded engine's positions, for thousands of small worlds one after the other. It keeps the
 * order of the port; it is not durable, and knows no repeats of an append.
 */
export const memoryLog = (): EventStore => {
  const events: StoredEvent[] = [];
  const streams = new Map<StreamName, StoredEvent[]>();
  const subscribers = new Set<Subscriber>();

  const store = (stream: StreamName, sealed: readonly SealedEvent[], from: number): StoredEvent[] =>
    sealed.map((event, index) => ({
      ...event,
      stream,
      revision: from + index,
      position: positionOf(events.length + index + 1, event.metadata.hash),
    }));

  const append = async (
    stream: StreamName,
    expected: ExpectedRevision,
    sealed: readonly SealedEvent[],
  ): Promise<AppendResult> => {
    const known = streams.get(stream) ?? [];
    if (expectedLength(expected, known.length) !== known.length)
      return { outcome: 'conflict', revision: known.length === 0 ? 'no-stream' : known.length - 1 };
    const stored = store(stream, sealed, known.length);
    events.push(...stored);
    streams.set(stream, [...known, ...stored]);
    for (const { onEvents } of subscribers) await onEvents(stored);
    const { revision = 0, position = '' } = stored.at(-1) ?? {};
    return { outcome: 'appended', revision, position, repeated: false };
  };

  return {
    ...fixedLog(events),
    append,
    async *readStream(stream, from = 0) {
      yield* (streams.get(stream) ?? []).slice(from);
    },
    subscribeAll: (_after, subscriber) => {
      subscribers.add(subscriber);
      return { close: async () => void subscribers.delete(subscriber) };
    },
  };
};
