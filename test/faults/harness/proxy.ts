import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a hub, and does to their connections what networks do. */
export interface Wire {
  readonly port: number;
  /** Ends the newest connection on both sides, without a word of goodbye. */
  cut(): void;
  /** Lets nothing through the connections that there are, in either direction, and ends none of them. */
  silence(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** A proxy to a port on this machine. */
export const proxyTo = async (port: number): Promise<Wire> => {
  const pairs = new Set<Pair>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => void to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      for (const { near } of pairs) near.resetAndDestroy();
    },
    silence: () => {
      for (const { near, far } of pairs) {
        near.removeAllListeners('data').pause();
        far.removeAllListeners('data').pause();
      }
    },
    close: async () => {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
