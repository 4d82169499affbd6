import { readFileSync } from 'node:fs';
import { type Server, ServerCredentials } from '@grpc/grpc-js';
import { Front } from './front.ts';
import type { OpenCalls } from './open-calls.ts';

const file = (name: string) => readFileSync(new URL(`tls/${name}`, import.meta.url));

/** Path of the certificate that signed the nodes' own: what a client must trust. */
export const CA_FILE = new URL('tls/ca.crt', import.meta.url).pathname;

const credentialsOf = (tls: boolean): ServerCredentials =>
  tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: file('node.crt'), private_key: file('node.key') }])
    : ServerCredentials.createInsecure();

/** Below what systems give out by themselves: while a node is down, nobody else is given its port. */
const PORTS = { from: 20_000, count: 12_000 };
const TRIES = 50;

/** Listens on a port of its own choice. */
const freshPort = async (front: Front): Promise<number> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await front.listen(PORTS.from + Math.floor(Math.random() * PORTS.count));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries >= TRIES) throw error;
    }
  }
};

/** How a node's process is to be. */
export interface ProcessOptions {
  readonly tls: boolean;
  /** Rule 5.15: killed, connections are reset; without it calls are cancelled, as a server does that has the time for it. */
  readonly harsh: boolean;
}

/** The process of a node, as far as its clients can tell: a port, connections, and an end. */
export class Process {
  readonly #options: ProcessOptions;
  #running: { readonly server: Server; readonly front: Front } | undefined;
  #port: number;

  constructor(port: number, options: ProcessOptions) {
    this.#port = port;
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** Listens, on the same port as before. */
  async start(server: Server): Promise<void> {
    const front = new Front(server.createConnectionInjector(credentialsOf(this.#options.tls)));
    this.#port = this.#port === 0 ? await freshPort(front) : await front.listen(this.#port);
    this.#running = { server, front };
  }

  /** Takes no new connections. */
  close(): void {
    this.#running?.front.close();
  }

  /** Ends at once. */
  kill(calls: OpenCalls): void {
    const running = this.#running;
    this.#running = undefined;
    running?.front.close();
    if (this.#options.harsh) running?.front.reset();
    running?.server.forceShutdown();
    calls.clear();
  }

  freeze(): void {
    if (this.#options.harsh) this.#running?.front.freeze();
  }

  thaw(): void {
    this.#running?.front.thaw();
  }
}
