import type { EventStoreDBClient, RecordedEvent } from '@eventstore/db-client';
import type { Connection } from './connection.ts';
import { Window } from './window.ts';

/** Reads under way at once: more of them would only make each other look silent. */
const AT_ONCE = 30;

/** Only a leader shows nothing that it may have to take back. */
export const LEADER = { requiresLeader: true } as const;

/** A read of the client: events that come one by one. */
export type Read = AsyncIterable<{ readonly event?: unknown }> & {
  on(name: 'error', listener: () => void): unknown;
};

/** Begins a read. */
export type MakeRead = (client: EventStoreDBClient) => Read;

/** Reads a call's events to its end; `heard` is called for each. */
export const collect = async (read: Read, heard: () => void): Promise<RecordedEvent[]> => {
  // An error that comes after the end would have nobody to take it.
  read.on('error', () => undefined);
  const events: RecordedEvent[] = [];
  for await (const { event } of read) {
    heard();
    if (event !== undefined) events.push(event as RecordedEvent);
  }
  return events;
};

/** What a read is to be held to. */
interface Demands {
  /** Throws where what was read cannot be all there is: the server is then asked again, over a new connection. */
  readonly check?: (events: readonly RecordedEvent[]) => void;
  /** What stands for an error that is an answer. Throws where it is none. */
  readonly instead?: (error: unknown) => RecordedEvent[];
}

const rethrow = (error: unknown): never => {
  throw error;
};

/** Reads events; each read is repeated until it is answered. */
export type Ask = (make: MakeRead, demands?: Demands) => Promise<RecordedEvent[]>;

/** Reads through `connection`, some at a time. */
export const asking = (connection: Connection): Ask => {
  const window = new Window(AT_ONCE);
  return (make, { check, instead = rethrow } = {}) =>
    window.run(() =>
      connection.ask(async (client, heard) => {
        const events = await collect(make(client), heard).catch(instead);
        check?.(events);
        return events;
      }),
    );
};
