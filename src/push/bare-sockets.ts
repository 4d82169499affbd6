import type { Duplex } from 'node:stream';
import type { Problem } from '../../contracts/problems.ts';
import { rawProblem } from './raw-problem.ts';

/** How long whoever was refused may take to read why and to close, in ms. */
const GRACE_MS = 2000;

/**
 * The sockets that the HTTP server has handed over (live connections, refused upgrades, CONNECT) or can say nothing on by
 * itself (what is no HTTP). It keeps no account of them, so nobody else would ever close them: all of them are here until
 * they are closed.
 */
export class BareSockets {
  readonly #held = new Set<Duplex>();

  /** True for a socket that is here already. */
  has(socket: Duplex): boolean {
    return this.#held.has(socket);
  }

  /** Takes a socket, until it is closed. */
  hold(socket: Duplex): void {
    if (this.#held.has(socket) || socket.destroyed) return;
    this.#held.add(socket);
    socket.once('close', () => this.#held.delete(socket)).on('error', () => socket.destroy());
  }

  /**
   * Answers with a problem and ends the socket. What still comes is read off and dropped, so that the answer arrives; whoever
   * does not close within the grace is cut off.
   */
  refuse(socket: Duplex, problem: Problem): void {
    this.hold(socket);
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const late = setTimeout(() => socket.destroy(), GRACE_MS).unref();
    socket.once('close', () => clearTimeout(late));
    socket.resume().end(rawProblem(problem));
  }

  /** Cuts off all that are left. */
  destroyAll(): void {
    for (const socket of this.#held) socket.destroy();
  }
}
