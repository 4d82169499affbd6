import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BareSockets } from '../push/bare-sockets.ts';
import type { LiveServer } from '../push/live-server.ts';
import type { Settings } from '../settings.ts';
import type { OwnNames } from './own-names.ts';

/** Thrown where another program listens at the address already. */
export class PortTaken extends Error {
  constructor({ LICHTERKETTE_HOST, PORT }: Settings) {
    super(
      `Unter ${LICHTERKETTE_HOST}:${PORT} läuft schon etwas. Bitte einen anderen Port wählen, etwa --port 8081.`,
    );
    this.name = 'PortTaken';
  }
}

/** Listens; resolves to the address. Rejects with PortTaken. */
export const listening = (server: Server, settings: Settings, { host }: OwnNames): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(settings) : error);
    });
    server.listen(settings.PORT, settings.LICHTERKETTE_HOST, () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://${host}:${port}`);
    });
  });

/**
 * Takes nothing new and waits until all that was begun is answered and every connection is closed. What is left after
 * `mostMs` is cut off, whoever holds it.
 */
export const drained = async (
  server: Server,
  live: LiveServer,
  bare: BareSockets,
  mostMs: number,
): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  // Whoever goes on asking over an open connection would never let it become idle.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  live.close();
  // A connection that is kept alive becomes idle when its last answer is out: then nothing holds it any more.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const late = setTimeout(() => {
    server.closeAllConnections();
    bare.destroyAll();
  }, mostMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
};
