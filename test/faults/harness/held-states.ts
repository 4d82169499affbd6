/** A state in which a connection can be held: what a client sends, what it must hear, and what it does then. */
export interface HeldState {
  readonly name: string;
  readonly sends: string;
  /** The beginning of the answer; absent where there is none to be waited for. */
  readonly hears?: string;
  /** Sent once it has heard that. */
  readonly next?: Buffer;
  /** It says that nothing more comes, and goes on holding. */
  readonly halfOpen?: boolean;
  /** It reads nothing from the beginning. Few of these: each fills buffers of the kernel. */
  readonly deaf?: boolean;
}

const lines = (...all: string[]): string => [...all, '', ''].join('\r\n');
const HOST = 'Host: localhost';
const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];
const GET = lines('GET /healthz HTTP/1.1', HOST);
const POST = ['POST /v1/kommunen HTTP/1.1', HOST, 'Content-Type: application/json'];
const live = (...more: string[]): string => lines('GET /v1/live HTTP/1.1', ...more);
const LIVE = live(HOST, ...HANDSHAKE);
const OPENED = 'HTTP/1.1 101';

/** A frame as clients send it (RFC 6455 §5.2), masked with zeros; `payload` is short. */
const frame = (opcode: number, payload: string): Buffer =>
  Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0, ...Buffer.from(payload)]);

const SUBSCRIBE = frame(1, '{"type":"subscribe","id":"1","channel":"feed","after":null}');

const refused = (status: number, name: string, sends: string): HeldState => ({
  name: `refused ${status}: ${name}`,
  sends,
  hears: `HTTP/1.1 ${status}`,
});

/** All states; `npm run faults` holds thousands of connections in them. */
export const HELD_STATES: readonly HeldState[] = [
  { name: 'before the head', sends: '' },
  { name: 'in the head', sends: 'POST /v1/kommunen HTTP/1.1\r\nHo' },
  { name: 'in the body', sends: `${lines(...POST, 'Content-Length: 50')}{"name"` },
  { name: 'in a chunk', sends: `${lines(...POST, 'Transfer-Encoding: chunked')}32\r\n{"name"` },
  { name: 'idle', sends: GET, hears: 'HTTP/1.1 200' },
  { name: 'idle, half open', sends: GET, hears: 'HTTP/1.1 200', halfOpen: true },
  { name: 'in the second head', sends: `${GET}GET / HT`, hears: 'HTTP/1.1 200' },
  { name: 'takes no answer', sends: lines('GET /openapi.json HTTP/1.1', HOST).repeat(16), deaf: true },
  refused(400, 'noise', 'noise\r\n\r\n'),
  refused(400, 'a head that is too long', lines('GET / HTTP/1.1', HOST, `X: ${'x'.repeat(40_000)}`)),
  refused(400, 'two lengths', lines(...POST, 'Content-Length: 1', 'Content-Length: 2')),
  refused(400, 'no Host', lines('GET / HTTP/1.1')),
  refused(421, 'another name', lines('GET / HTTP/1.1', 'Host: evil.example')),
  refused(405, 'CONNECT', lines('CONNECT example.org:443 HTTP/1.1', HOST)),
  { ...refused(405, 'CONNECT, half open', lines('CONNECT a:1 HTTP/1.1', HOST)), halfOpen: true },
  refused(400, 'no handshake', live(HOST, 'Connection: Upgrade', 'Upgrade: websocket')),
  refused(401, 'an upgrade by nobody', live(HOST, ...HANDSHAKE, 'X-Demo-Actor: nobody')),
  refused(403, 'an upgrade from elsewhere', live(HOST, ...HANDSHAKE, 'Origin: https://evil.example')),
  refused(421, 'an upgrade of another name', live('Host: evil.example', ...HANDSHAKE)),
  { ...refused(403, 'half open', live(HOST, ...HANDSHAKE, 'Origin: null')), halfOpen: true },
  { name: 'upgraded', sends: LIVE, hears: OPENED },
  { name: 'upgraded, half open', sends: LIVE, hears: OPENED, halfOpen: true },
  { name: 'follows', sends: LIVE, hears: OPENED, next: SUBSCRIBE },
  { name: 'in a frame', sends: LIVE, hears: OPENED, next: SUBSCRIBE.subarray(0, 20) },
  { name: 'upgraded and closed', sends: LIVE, hears: OPENED, next: frame(8, '') },
  { name: 'upgraded, broken', sends: LIVE, hears: OPENED, next: Buffer.from('noise') },
];
