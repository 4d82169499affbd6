import { connect, type Socket } from 'node:net';

/** What was sent back. */
export interface Reply {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
}

const HEAD_END = '\r\n\r\n';

/**
 * One keep-alive connection that sends ready bytes and reads replies: as little work as a client can do. Servers close
 * connections that rest for a few seconds; it opens another one then, and sends what was not answered again.
 */
export class Line {
  readonly #port: number;
  #socket: Socket | undefined;
  #buffered: Buffer = Buffer.alloc(0);
  #waiting: { readonly request: Buffer; readonly resolve: (reply: Reply) => void } | undefined;
  #closed = false;

  private constructor(port: number) {
    this.#port = port;
  }

  static async open(port: number): Promise<Line> {
    const line = new Line(port);
    await line.#connect();
    return line;
  }

  send(request: Buffer): Promise<Reply> {
    return new Promise((resolve) => {
      this.#waiting = { request, resolve };
      this.#socket?.write(request);
    });
  }

  close(): void {
    this.#closed = true;
    this.#socket?.destroy();
  }

  #connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#port, '127.0.0.1').setNoDelay(true);
      socket.on('error', reject);
      socket.once('connect', () => {
        this.#socket = socket;
        if (this.#waiting !== undefined) socket.write(this.#waiting.request);
        resolve();
      });
      socket.on('data', (chunk) => this.#take(chunk));
      socket.on('close', () => {
        this.#buffered = Buffer.alloc(0);
        if (!this.#closed && this.#socket === socket) void this.#connect();
      });
    });
  }

  #take(chunk: Buffer): void {
    this.#buffered = this.#buffered.length === 0 ? chunk : Buffer.concat([this.#buffered, chunk]);
    const end = this.#buffered.indexOf(HEAD_END);
    if (end === -1) return;
    const head = this.#buffered.toString('latin1', 0, end);
    const status = Number(head.slice(9, 12));
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const from = end + HEAD_END.length;
    if (this.#buffered.length < from + length) return;
    const body = this.#buffered.subarray(from, from + length);
    this.#buffered = Buffer.alloc(0);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status, head, body });
  }
}

/** A request as it goes over the wire. */
export const requestBytes = (
  method: string,
  path: string,
  headers: readonly string[] = [],
  body = '',
): Buffer =>
  Buffer.from(
    [
      `${method} ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      ...headers,
      ...(body === ''
        ? []
        : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
      '',
      body,
    ].join('\r\n'),
  );

/** Sends to all lines at once, each its own requests one after the other. Every reply must have this status. */
export const storm = async (
  lines: readonly Line[],
  requestsOf: (line: number) => readonly Buffer[],
  status: number,
): Promise<void> => {
  await Promise.all(
    lines.map(async (line, index) => {
      for (const request of requestsOf(index)) {
        const reply = await line.send(request);
        if (reply.status !== status)
          throw new Error(`${reply.status}: ${reply.body.toString('utf8', 0, 300)}`);
      }
    }),
  );
};

/** Opens `count` connections to this machine. */
export const openLines = (port: number, count: number): Promise<Line[]> =>
  Promise.all(Array.from({ length: count }, () => Line.open(port)));
