import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type ChannelCredentialOptions, EventStoreDBClient } from '@eventstore/db-client';
import { StoreProblem } from '../store-problem.ts';
import { type ServerAddress, serverAddress } from './address.ts';
import type { AddressOptions } from './address-options.ts';

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

/** An address with the files that it names, read once: a connection that is made anew must not depend on them. */
export interface Target {
  readonly address: ServerAddress;
  readonly secrecy: ChannelCredentialOptions;
}

const fileOf = (options: AddressOptions, name: 'tlsCAFile' | 'userCertFile' | 'userKeyFile') => {
  const { [name]: path } = options;
  if (path === undefined) return undefined;
  try {
    const bytes = readFileSync(path);
    if (bytes.includes('-----BEGIN ')) return bytes;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new StoreProblem(
      `EVENTSTORE_URL: Die Datei von „${name}“ lässt sich nicht lesen (${code}): ${path}`,
    );
  }
  throw new StoreProblem(`EVENTSTORE_URL: Die Datei von „${name}“ ist keine PEM-Datei: ${path}`);
};

const secrecyOf = (options: AddressOptions): ChannelCredentialOptions => {
  if (options.tls === false) return { insecure: true };
  const rootCertificate = fileOf(options, 'tlsCAFile');
  const userCertFile = fileOf(options, 'userCertFile');
  const userKeyFile = fileOf(options, 'userKeyFile');
  return {
    ...(rootCertificate && { rootCertificate }),
    ...(userCertFile && { userCertFile }),
    ...(userKeyFile && { userKeyFile }),
  };
};

/** What EVENTSTORE_URL leads to. Throws StoreProblem where it makes no sense, or a file that it names cannot be read. */
export const targetOf = (url: string): Target => {
  const address = serverAddress(url);
  return { address, secrecy: secrecyOf(address.options) };
};

/**
 * Seconds in which a server must say who leads, where the address does not say otherwise; the client knows whole ones only. With its own
 * five a single server that is silent would outlast the watchdog of every call, each time that it is asked first.
 */
const GOSSIP_TIMEOUT = 1;

// The client is given values, never an address as text: that it would print, with the password in it.
const opened = ({ address, secrecy }: Target): EventStoreDBClient => {
  const { discover, hosts, credentials, options: given } = address;
  const options = { gossipTimeout: GOSSIP_TIMEOUT, ...given };
  const [first, ...others] = hosts;
  if (discover) return new EventStoreDBClient({ discover: first, ...options }, secrecy, credentials);
  return others.length > 0
    ? new EventStoreDBClient({ endpoints: [...hosts], ...options }, secrecy, credentials)
    : new EventStoreDBClient({ endpoint: first, ...options }, secrecy, credentials);
};

/**
 * Opens a client, lazily: nothing is sent yet. The package has no word for closing a connection, so its channels are
 * noted when they are made.
 */
export const openClient = (target: Target): Client => {
  const esdb = opened(target);
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
