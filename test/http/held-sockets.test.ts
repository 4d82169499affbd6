import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { sendBytes } from './send.ts';

let on: Stage;
/** What the hub has accepted and not closed. */
let accepted: Set<Socket>;
let ours: Socket[];

const take = (message: unknown) => {
  const { socket } = message as { socket: Socket };
  accepted.add(socket);
  socket.once('close', () => accepted.delete(socket));
};

beforeEach(() => {
  accepted = new Set();
  ours = [];
  subscribe('net.server.socket', take);
});

afterEach(async () => {
  unsubscribe('net.server.socket', take);
  for (const socket of ours) socket.destroy();
  await on.hub.close();
});

/** Sends bytes and never closes, whatever the other side does; gives what came back by now. */
const holding = (bytes: string | Buffer): (() => string) => {
  let received = '';
  const socket = connect({ port: Number(new URL(on.hub.url).port), host: '127.0.0.1', allowHalfOpen: true });
  socket
    .on('error', () => undefined)
    .on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
    });
  socket.write(bytes);
  ours.push(socket);
  return () => received;
};

const HOST = 'Host: localhost';
const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];
const request = (...lines: string[]) => [...lines, '', ''].join('\r\n');
const live = (...lines: string[]) => request('GET /v1/live HTTP/1.1', ...lines);
const KOMMUNE = '{"name":"Gemeinde Tal","kind":"gemeinde","land":"Hessen"}';
const POST = ['POST /v1/kommunen HTTP/1.1', HOST, 'Content-Type: application/json'];

const REFUSED: readonly (readonly [status: number, bytes: string, settings?: Record<string, string>])[] = [
  [403, live(HOST, ...UPGRADE, 'Origin: https://evil.example')],
  [401, live(HOST, ...UPGRADE, 'X-Demo-Actor: nobody')],
  [421, live('Host: evil.example', ...UPGRADE)],
  [400, live(...UPGRADE)],
  [400, live(HOST, 'Connection: Upgrade', 'Upgrade: websocket')],
  [404, request('GET //v1/live HTTP/1.1', HOST, ...UPGRADE, 'Connection: close')],
  [503, live(HOST, ...UPGRADE), { LICHTERKETTE_LIVE_CONNECTIONS: '1' }],
  [405, request('CONNECT example.org:443 HTTP/1.1', HOST)],
  [400, 'noise\r\n\r\n'],
  [400, request('GET / HTTP/1.1', HOST, `X-Long: ${'x'.repeat(40_000)}`)],
  [408, 'POST /v1/kommunen HTTP/1.1\r\nHost', { LICHTERKETTE_REQUEST_MS: '200' }],
  [408, request(...POST, 'Content-Length: 50'), { LICHTERKETTE_REQUEST_MS: '200' }],
  [200, request('GET /healthz HTTP/1.1', HOST, 'Connection: close')],
];

it.each(REFUSED.map(([status, bytes, settings = {}]) => ({ status, bytes, settings })))(
  'whoever holds on after $status is cut off: $bytes',
  { timeout: 30_000 },
  async ({ status, bytes, settings }) => {
    on = await stage(settings);
    // The one live connection that there may be is taken.
    if (status === 503) await expect.poll(holding(live(HOST, ...UPGRADE))).toMatch(/^HTTP\/1\.1 101 /);
    const before = accepted.size;
    const received = holding(bytes);
    await expect.poll(received, { timeout: 20_000 }).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    await expect.poll(() => accepted.size, { timeout: 20_000 }).toBe(before);
  },
);

it('whoever takes no answer is cut off, and who is idle as well', { timeout: 30_000 }, async () => {
  on = await stage({ LICHTERKETTE_REQUEST_MS: '300' });
  holding(request('GET /openapi.json HTTP/1.1', HOST).repeat(16));
  ours[0]?.pause();
  holding('');
  holding(request('GET /healthz HTTP/1.1', HOST));
  await expect.poll(() => accepted.size).toBe(3);
  await expect.poll(() => accepted.size, { timeout: 20_000 }).toBe(0);
});

it('the end waits for nobody who holds on, in whatever state', { timeout: 30_000 }, async () => {
  on = await stage({ LICHTERKETTE_DRAIN_MS: '300' });
  holding('');
  holding('GET / HTTP/1.1\r\nHo');
  holding(request(...POST, 'Content-Length: 50'));
  holding(request('GET /openapi.json HTTP/1.1', HOST).repeat(16));
  ours.at(-1)?.pause();
  for (const [, bytes] of REFUSED) holding(bytes);
  const connected = holding(live(HOST, ...UPGRADE));
  await expect.poll(connected).toMatch(/^HTTP\/1\.1 101 /);
  await on.hub.close();
  await expect.poll(() => accepted.size).toBe(0);
});

it('a request that has been told that it came too late is not carried out when the rest of it comes', async () => {
  on = await stage({ LICHTERKETTE_REQUEST_MS: '200' });
  const received = holding(`${request(...POST, `Content-Length: ${KOMMUNE.length}`)}${KOMMUNE.slice(0, 5)}`);
  await expect.poll(received, { timeout: 5000 }).toContain('408 Request Timeout');
  ours[0]?.write(KOMMUNE.slice(5));
  await expect.poll(() => accepted.size, { timeout: 5000 }).toBe(0);
  expect((await on.json('/v1/kommunen')).total).toBe(0);
});

it('what came whole is answered before what makes no sense behind it', async () => {
  on = await stage();
  const posted = `${request(...POST, `Content-Length: ${KOMMUNE.length}`)}${KOMMUNE}`;
  const answered = await sendBytes(on.hub.url, `${posted}${posted}noise\r\n\r\n`, 5000);
  const statuses = [...answered.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
  expect(statuses).toEqual([201, 201, 400]);
});
