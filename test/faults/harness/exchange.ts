import { type Agent, type IncomingMessage, request } from 'node:http';

/** What came back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface ExchangeOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The longest silence that is waited for, in ms; without it, as long as the connection lasts. */
  readonly mostMs?: number;
}

/** One request over the connections that `agent` keeps. Rejects where the connection breaks, or after `mostMs`. */
export const exchangeOver = (agent: Agent, address: string, options: ExchangeOptions = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body, mostMs } = options;
    const sent = request(address, { method, headers, agent }, (response) => {
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
    if (mostMs !== undefined)
      sent.setTimeout(mostMs, () => sent.destroy(new Error(`no answer for ${mostMs} ms`)));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the hub ended while it was idle: nothing of the request has been looked at
      // (Node.js, `request.reusedSocket`).
      if (!sent.reusedSocket || error.code !== 'ECONNRESET') return reject(error);
      resolve(exchangeOver(agent, address, options));
    });
    sent.end(body);
  });
