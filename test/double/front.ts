import { createServer, type Server, type Socket } from 'node:net';

/** Something that takes connections that others have accepted. */
interface Taker {
  injectConnection(socket: Socket): void;
}

/** What is under a socket and is not in its types: who takes its bytes can be told to stop, whoever it is. */
interface Handle {
  readonly _handle: { readStop(): void; readStart(): void } | null;
}

/**
 * Where a node is reached: it accepts connections for the server of the node, so that they can suffer what happens to those of a
 * process: killed, they are reset; frozen, nobody reads what comes, not even a ping (rule 5.15).
 */
export class Front {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #frozen = false;

  constructor(taker: Taker) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
      taker.injectConnection(socket);
      if (this.#frozen) this.#hold(socket);
    });
  }

  /** Listens; resolves to the port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return (this.#server.address() as { port: number }).port;
  }

  /** Takes no new connections any more. */
  close(): void {
    if (this.#server.listening) this.#server.close();
  }

  /** Ends as the sockets of a killed process do. */
  reset(): void {
    this.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Reads nothing until it is thawed; connections stay, and new ones are accepted, as the kernel does. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) this.#hold(socket);
  }

  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) (socket as unknown as Handle)._handle?.readStart();
  }

  #hold(socket: Socket): void {
    (socket as unknown as Handle)._handle?.readStop();
  }
}
