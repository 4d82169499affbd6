import { Agent, request } from 'node:http';
import type { Reply } from './act.ts';

export interface Request {
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks one hub over connections that are kept. */
export interface Client {
  exchange(asked: Request): Promise<Reply>;
  close(): void;
}

/** A client of the hub at `url`. */
export const clientOf = (url: string): Client => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const exchange: Client['exchange'] = ({ method = 'GET', path, headers, body }) =>
    new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      // A kept connection may be closed as idle in the moment of the request: such a request is sent again
      // (Node.js, `request.reusedSocket`). A command carries its key, so it acts once.
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (!sent.reusedSocket || error.code !== 'ECONNRESET') return reject(error);
        resolve(exchange({ method, path, headers, ...(body === undefined ? {} : { body }) }));
      });
      sent.end(body);
    });
  return { exchange, close: () => agent.destroy() };
};
