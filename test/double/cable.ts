import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Address } from './address.ts';

/** A cable to a server that can be held (nothing passes, nobody is told) and cut. */
export class Cable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #near = new Set<Socket>();

  private constructor(to: Address) {
    this.#server = createServer((near) => {
      const far = connect(to.port, to.host);
      this.#near.add(near);
      near.on('close', () => this.#near.delete(near));
      for (const [from, into] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => into.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          // What nobody takes any more is read on, else its end would never be seen, and it would count as open.
          into.resume();
        });
        from.pipe(into);
      }
    });
  }

  static async to(address: Address): Promise<Cable> {
    const cable = new Cable(address);
    await new Promise<void>((resolve) => cable.#server.listen(0, '127.0.0.1', resolve));
    return cable;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that a client has open. */
  get connections(): number {
    return this.#near.size;
  }

  /** Lets nothing through any more on what is connected now. */
  hold(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** Cuts everything that is connected now. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
