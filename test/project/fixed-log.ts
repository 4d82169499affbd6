import type { Position, StoredEvent } from '../../contracts/envelope.ts';
import { type EventStore, ForeignPosition } from '../../src/store/event-store.ts';
import { BEGINNING } from '../../src/store/sqlite/rows.ts';

const notHere = () => Promise.reject(new Error('this log is only read'));

/** A log of given events, that tells them in batches of `size`: what a rebuild is compared with. */
export const fixedLog = (events: readonly StoredEvent[], size = 100): EventStore => {
  const after = (position: Position | null) => {
    const index = events.findIndex((event) => event.position === position);
    if (position !== null && index === -1) throw new ForeignPosition(position);
    return events.slice(index + 1);
  };
  return {
    append: notHere,
    async *readStream(stream, from = 0) {
      yield* events.filter((event) => event.stream === stream && event.revision >= from);
    },
    async *readAll(position) {
      yield* after(position);
    },
    subscribeAll: (position, { onEvents }) => {
      const rest = after(position);
      for (let index = 0; index < rest.length; index += size) void onEvents(rest.slice(index, index + size));
      return { close: async () => undefined };
    },
    beginning: BEGINNING,
    mayCome: async () => false,
    head: async () => events.at(-1)?.position ?? null,
    close: async () => undefined,
  };
};
