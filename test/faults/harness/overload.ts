/**
 * Sends commands at a fixed rate, whether they are answered or not, and prints once a second what came back. A program
 * of its own: `overload.ts <port> <requests a second> <seconds> <file with a request a line>`.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

const [port, rate, seconds, file] = process.argv.slice(2);
const CONNECTIONS = 2000;
const TICK_MS = 10;
/** What may wait here for a connection that takes nothing more, in bytes. */
const BACKLOG = 200_000;

const requests = (
  JSON.parse(readFileSync(file ?? '', 'utf8')) as { path: string; key: string; body: object }[]
).map(({ path, key, body }) => {
  const text = JSON.stringify(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
});

const counts: Record<string, number> = {};
const count = (name: string, by = 1) => {
  counts[name] = (counts[name] ?? 0) + by;
};

const opened = (): Socket => {
  const socket = connect(Number(port), '127.0.0.1');
  let rest = '';
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    const text = rest + chunk.toString('latin1');
    for (const [, status] of text.matchAll(/HTTP\/1\.1 (\d{3})/g)) count(status ?? '');
    // A status line may have been cut in two.
    rest = /HTTP[^\r\n]{0,8}$/.exec(text.slice(-12))?.[0] ?? '';
  });
  return socket;
};

const sockets = Array.from({ length: CONNECTIONS }, opened);
await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
const began = performance.now();
let sent = 0;

const tick = () => {
  const due = Math.floor(((performance.now() - began) / 1000) * Number(rate));
  for (; sent < due; sent += 1) {
    const at = sent % CONNECTIONS;
    let socket = sockets[at] as Socket;
    if (socket.destroyed) {
      socket = opened();
      sockets[at] = socket;
      count('connections lost');
    }
    if (socket.writableLength > BACKLOG) count('not taken');
    else {
      socket.write(requests[sent % requests.length] as Buffer);
      count('sent');
    }
  }
  if (performance.now() - began < Number(seconds) * 1000) setTimeout(tick, TICK_MS);
  else end();
};

const end = () => {
  for (const socket of sockets) socket.destroy();
  console.info(JSON.stringify(counts));
};

tick();
