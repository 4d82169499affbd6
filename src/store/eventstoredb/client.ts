import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';

/** A client of the server that can be closed. */
export interface Client {
  readonly esdb: EventStoreDBClient;
  /** Ends all its calls and closes its connections; what still tries to use it fails. */
  close(): Promise<void>;
}

interface Channel {
  close(): void;
}

/** How long the end of the old calls is waited for; cancelling ends them at once, so this is never reached. */
const FAREWELL_MS = 2000;

/**
 * Opens a client, lazily: nothing is sent yet. The package has no word for closing a connection, so its channels are
 * noted when they are made. Throws where the address makes no sense.
 */
export const openClient = (url: string): Client => {
  const esdb = EventStoreDBClient.connectionString(url);
  const inside = esdb as unknown as { createChannel(): Promise<Channel> };
  const channels: Channel[] = [];
  let closed = false;
  const create = inside.createChannel;
  inside.createChannel = async () => {
    if (closed) throw new Error('this client has been closed');
    const channel = await create();
    if (closed) channel.close();
    else channels.push(channel);
    return channel;
  };
  return {
    esdb,
    close: async () => {
      closed = true;
      await Promise.race([esdb.dispose(), pause(FAREWELL_MS, undefined, { ref: false })]);
      for (const channel of channels) channel.close();
    },
  };
};
