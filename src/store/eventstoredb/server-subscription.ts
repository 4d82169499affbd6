import {
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Position as Place,
  type RecordedEvent,
  START,
  streamNameFilter,
  TimeoutError,
} from '@eventstore/db-client';
import { LEADER } from './asking.ts';
import { watchConfirmation } from './confirmation.ts';
import { OUR_PREFIXES } from './event.ts';
import { METADATA_PREFIXES } from './touched.ts';

/** What one subscription of the server is opened with. */
export interface ServerSubscriptionParts {
  readonly client: EventStoreDBClient;
  /** Events after this place are wanted; undefined: all. */
  readonly after: Place | undefined;
  /** How long the server may be silent before it confirms the subscription. */
  readonly watchMs: number;
  readonly onConfirmed: () => void;
  readonly onEvent: (event: RecordedEvent) => void;
  /** Told, perhaps more than once, why it has ended or is to be given up. */
  readonly onEnd: (why: string) => void;
}

/** One subscription of the server to the events of our streams and of their metadata, from its opening until it ends. */
export class ServerSubscription {
  readonly #opened: AllStreamSubscription;
  readonly #stopWatching: () => void;
  #isConfirmationMissing = false;
  #error: Error | undefined;

  constructor({ client, after, watchMs, onConfirmed, onEvent, onEnd }: ServerSubscriptionParts) {
    this.#opened = client.subscribeToAll({
      fromPosition: after ?? START,
      filter: streamNameFilter({ prefixes: [...OUR_PREFIXES, ...METADATA_PREFIXES], maxSearchWindow: 500 }),
      ...LEADER,
    });
    const confirmed = Promise.withResolvers<void>();
    this.#opened
      .on('confirmation', () => {
        onConfirmed();
        confirmed.resolve();
      })
      .on('data', ({ event }) => {
        if (event !== undefined) onEvent(event as RecordedEvent);
      })
      .on('error', (error: Error) => {
        this.#error ??= error;
        onEnd(error.message || error.constructor.name);
      })
      .on('end', () => onEnd('the server ended it'))
      .on('close', () => onEnd('it was closed'));
    this.#stopWatching = watchConfirmation(confirmed.promise, watchMs, () => {
      this.#isConfirmationMissing = true;
      onEnd('the server did not confirm it');
    });
  }

  pause(): void {
    this.#opened.pause();
  }

  resume(): void {
    this.#opened.resume();
  }

  /** Ends it; no event is told any more from now on. True where its connection is doubtful and is to be given up. */
  async end(): Promise<boolean> {
    this.#stopWatching();
    this.#opened.removeAllListeners('data').resume();
    await this.#opened.unsubscribe().catch(() => undefined);
    return (
      this.#isConfirmationMissing || (this.#error !== undefined && !(this.#error instanceof TimeoutError))
    );
  }
}
