import { v5 } from 'uuid';
import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { EventStore } from '../../src/store/event-store.ts';

/**
 * A view of a log that others use, too: streams have fresh names, and the log begins where it ended when the test began.
 * What is stored stays as it is; only names are translated.
 */
export class Isolated {
  readonly #salt: string;
  readonly #start: Position | null;
  readonly #known = new Map<StreamName, StreamName>();

  constructor(salt: string, start: Position | null) {
    this.#salt = salt;
    this.#start = start;
  }

  view(store: EventStore): EventStore {
    const start = this.#start;
    const mine = (events: Iterable<StoredEvent>) => [...events].flatMap((event) => this.#translated(event));
    const translate = this.#translated.bind(this);
    return {
      append: (stream, expected, events) => store.append(this.#name(stream), expected, events),
      readStream: (stream, from) => translatedAll(store.readStream(this.#name(stream), from), translate),
      readAll: (after) => translatedAll(store.readAll(after ?? start), translate),
      subscribeAll: (after, subscriber) =>
        store.subscribeAll(after ?? start, {
          ...subscriber,
          onEvents: (events) => {
            const told = mine(events);
            return told.length === 0 ? undefined : subscriber.onEvents(told);
          },
        }),
      head: async () => {
        const head = await store.head();
        return head === start ? null : head;
      },
      beginning: store.beginning,
      mayCome: (position) => store.mayCome(position),
      extentOf: (position) => store.extentOf?.(position),
      close: () => store.close(),
    };
  }

  #name(stream: StreamName): StreamName {
    const [kind = '', ...id] = stream.split('-');
    const fresh: StreamName = `${kind}-${v5(this.#salt, id.join('-'))}`;
    this.#known.set(fresh, stream);
    return fresh;
  }

  #translated(event: StoredEvent): StoredEvent[] {
    const stream = this.#known.get(event.stream);
    return stream === undefined ? [] : [{ ...event, stream }];
  }
}

async function* translatedAll(
  events: AsyncIterable<StoredEvent>,
  translate: (event: StoredEvent) => StoredEvent[],
) {
  for await (const event of events) yield* translate(event);
}
