import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sent, sendBytes } from './send.ts';
import { UNKNOWN, type World, world } from './world.ts';

let on: World;

beforeAll(async () => {
  on = await world();
});

afterAll(() => on.hub.close());

const solution = JSON.stringify({
  title: 'Termine',
  summary: 'Termine im Netz',
  gestaltungsfelder: ['Mobilität'],
  innovationStatus: 'idee',
  art: 'software',
});

/** A request with its bytes as they go over the wire, on a connection of its own. */
const bytesOf = (path: string, { body = solution, headers = {} }: Partial<Sent>): string => {
  const all = {
    Host: '127.0.0.1',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${String(value)}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', String(body)].join('\r\n');
};

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An answer byte for byte, but for what is another one each time. */
const comparable = (answer: string): string =>
  answer
    .replaceAll(ID, 'id')
    .replaceAll(/\d{16}-[0-9a-f]{8}/g, 'position')
    .replaceAll(/"r\d+"|"revision":\d+/g, 'revision')
    .replace(/^Content-Length: .*$/m, 'length')
    .replace(/^Date: .*$/m, 'date');

const CASES: readonly [name: string, status: number, sent: Partial<Sent>][] = [
  ['is accepted', 201, {}],
  ['lacks a field', 422, { body: '{}' }],
  ['lacks a field, for people', 422, { body: '{}', headers: { Accept: 'text/html' } }],
  ['is no JSON', 400, { body: '{' }],
  ['is empty', 400, { body: '' }],
  ['is too large', 413, { body: `{"title":"${'x'.repeat(70_000)}"}` }],
  ['is a text', 415, { headers: { 'Content-Type': 'text/plain' } }],
  ['is a form', 415, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
  ['has a key that is none', 422, { headers: { 'Idempotency-Key': '1' } }],
  ['has an If-Match that is none', 400, { headers: { 'If-Match': '1' } }],
  ['is of an earlier revision', 412, { headers: { 'If-Match': '"r99"' } }],
  ['expects another status', 412, { headers: { 'X-Expect-Status': '404' } }],
  ['is of somebody unknown', 401, { headers: { 'X-Demo-Actor': 'nobody' } }],
  ['comes from a foreign page', 403, { headers: { Origin: 'https://example.org' } }],
];

describe('a command by its plainest address, and by one that only the router knows', () => {
  it.each(CASES)('is answered in the same bytes where it %s', async (_name, status, sent) => {
    const path = `/v1/kommunen/${on.kommuneId}/share-project`;
    const [plain, routed] = [
      await sendBytes(on.hub.url, bytesOf(path, sent)),
      await sendBytes(on.hub.url, bytesOf(`${path}/`, sent)),
    ];
    expect(plain.slice(9, 12)).toBe(String(status));
    expect(comparable(plain)).toBe(comparable(routed));
  });

  it.each([
    ['an unknown Kommune', `/v1/kommunen/${UNKNOWN}/share-project`],
    ['an id that is none', '/v1/kommunen/1/share-project'],
    ['an id that cannot be read', '/v1/kommunen/%zz/share-project'],
    ['an unknown command', `/v1/kommunen/${UNKNOWN}/fly`],
  ])('is answered in the same bytes for %s', async (_name, path) => {
    const [plain, routed] = [
      await sendBytes(on.hub.url, bytesOf(path, {})),
      await sendBytes(on.hub.url, bytesOf(`${path}/`, {})),
    ];
    expect(plain.slice(9, 12)).toMatch(/40[04]/);
    expect(comparable(plain)).toBe(comparable(routed));
  });
});
