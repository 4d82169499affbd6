import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire between a client and a hub that can be cut in every way in which wires are cut. */
export interface Wire {
  readonly url: string;
  /** Where the other end is from now on. */
  leadTo(url: string): void;
  /** Ends all connections with a reset. */
  reset(): void;
  /** Ends all connections politely, below WebSocket. */
  end(): void;
  /** Carries nothing any more on the connections that there are, and tells nobody. */
  silence(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  /** Neither end learns any more what becomes of the other. */
  silent: boolean;
}

/** Opens a wire on a port that the system chooses. */
export const wire = async (to: string): Promise<Wire> => {
  let target = new URL(to);
  const pairs = new Set<Pair>();
  const accept = (near: Socket) => {
    const far = connect(Number(target.port), target.hostname);
    const pair: Pair = { near, far, silent: false };
    pairs.add(pair);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (pair.silent) return;
        near.destroy();
        far.destroy();
        pairs.delete(pair);
      });
    }
  };
  const server: Server = createServer(accept);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo: (url) => {
      target = new URL(url);
    },
    reset: () => {
      for (const { near, far } of pairs) {
        near.resetAndDestroy();
        far.resetAndDestroy();
      }
    },
    end: () => {
      for (const { near, far } of pairs) {
        near.end();
        far.end();
      }
    },
    silence: () => {
      for (const pair of pairs) {
        pair.silent = true;
        pair.near.unpipe(pair.far).resume();
        pair.far.unpipe(pair.near).resume();
      }
    },
    close: () => {
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
